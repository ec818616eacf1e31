package dev.wanedit;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.TransportException;
import dev.wanedit.error.TransportException.Delivery;
import dev.wanedit.error.TransportException.Kind;
import dev.wanedit.port.Transport;
import dev.wanedit.task.TaskId;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.subjects.CompletableSubject;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The end of a client, once: waits end first, then exchanges, then the threads that told of them. A create that is on its
 * way is not ended by the signal but by the transport, which alone knows whether it can have been sent.
 */
final class Shutdown implements Runnable {

    private final AtomicBoolean begun = new AtomicBoolean();
    private final CompletableSubject begins = CompletableSubject.create();
    private final Transport transport;
    private final CallbackThreads callbacks;

    Shutdown(Transport transport, CallbackThreads callbacks) {
        this.transport = transport;
        this.callbacks = callbacks;
    }

    /**
     * Fails when the client closes, also for whoever subscribes later; for what has nothing on its way that could cost.
     *
     * @param taskId the task that was waited for; null if there is none
     */
    Completable signal(@Nullable TaskId taskId) {
        return begins.andThen(Completable.error(() -> closed(taskId)));
    }

    @Override
    public void run() {
        if (begun.compareAndSet(false, true)) {
            begins.onComplete();
            transport.close();
            callbacks.close();
        }
    }

    private static TransportException closed(@Nullable TaskId taskId) {
        String problem = taskId == null ? "The client was closed." : "The client was closed; the task goes on.";
        return new TransportException(
                Kind.CLOSED, Delivery.NOT_SENT, problem, ErrorContext.NONE.withTask(taskId), null);
    }
}

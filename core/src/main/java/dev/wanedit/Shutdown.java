package dev.wanedit;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.TransportException;
import dev.wanedit.port.Transport;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.subjects.CompletableSubject;
import java.util.concurrent.atomic.AtomicBoolean;

/** The end of a client, once: waits end first, then exchanges, then the threads that told of them. */
final class Shutdown implements Runnable {

    private final AtomicBoolean begun = new AtomicBoolean();
    private final CompletableSubject signal = CompletableSubject.create();
    private final Transport transport;
    private final CallbackThreads callbacks;

    Shutdown(Transport transport, CallbackThreads callbacks) {
        this.transport = transport;
        this.callbacks = callbacks;
    }

    /** Fails when the client closes, also for whoever subscribes later. */
    Completable signal() {
        return signal;
    }

    @Override
    public void run() {
        if (begun.compareAndSet(false, true)) {
            signal.onError(new TransportException(
                    TransportException.Kind.CLOSED,
                    TransportException.Delivery.MAYBE_SENT,
                    "The client was closed.",
                    ErrorContext.NONE,
                    null));
            transport.close();
            callbacks.close();
        }
    }
}

package dev.wanedit.engine;

import dev.wanedit.engine.rx.CallbackThreads;
import dev.wanedit.engine.rx.DiskThreads;
import dev.wanedit.engine.rx.ErrorGuard;
import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.TransportException;
import dev.wanedit.error.TransportException.Delivery;
import dev.wanedit.error.TransportException.Kind;
import dev.wanedit.port.Transport;
import dev.wanedit.task.TaskId;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.disposables.Disposable;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The end of a client, once and in order: no job is sent any more and waits end; a job that is on its way has a while to
 * be answered; then the transport ends what is left of it, what became of it is written down, and the threads end.
 */
public final class Shutdown implements Runnable {

    private static final Duration FOR_THE_STORE = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    private final AtomicBoolean begun = new AtomicBoolean();
    private final ClosingSignal begins = new ClosingSignal();
    private final Transport transport;
    private final DiskThreads disk;
    private final DiskThreads store;
    private final CallbackThreads callbacks;
    private final Duration grace;
    private volatile Completable idle = Completable.complete();

    /** @param grace how long a job that is on its way may take to be answered */
    public Shutdown(
            Transport transport, DiskThreads disk, DiskThreads store, CallbackThreads callbacks, Duration grace) {
        this.transport = transport;
        this.disk = disk;
        this.store = store;
        this.callbacks = callbacks;
        this.grace = grace;
    }

    /** @param onItsWay completes when no job is on its way, and what became of each is written down */
    void waitFor(Completable onItsWay) {
        idle = onItsWay;
    }

    /**
     * Fails when the client closes, also for whoever subscribes later; for what has nothing on its way that could cost.
     *
     * @param taskId the task that was waited for; null if there is none
     */
    public Completable signal(@Nullable TaskId taskId) {
        // Offered, not thrown: of several that wait for one and the same signal, the first may have left the others
        // behind.
        Completable told = Completable.create(
                emitter -> emitter.setDisposable(begins.then(() -> emitter.tryOnError(closed(taskId)))));
        return ErrorGuard.completable(() -> told);
    }

    /** On an interrupted thread too: what is paid for is written down first, and the thread stays interrupted. */
    @Override
    public void run() {
        if (!begun.compareAndSet(false, true)) {
            return;
        }
        boolean interrupted = Thread.interrupted();
        begins.give();
        try {
            interrupted |= settle(grace);
            transport.close();
            interrupted |= settle(FOR_THE_STORE);
        } finally {
            disk.close();
            store.close();
            callbacks.close();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * What is on its way even then stays SUBMITTING in the store, and is reconciled by whoever goes on with it.
     *
     * @return whether the thread was interrupted, which ends the wait
     */
    private boolean settle(Duration longest) {
        CountDownLatch settled = new CountDownLatch(1);
        Disposable wait = idle.onErrorComplete().subscribe(settled::countDown);
        try {
            boolean inTime = settled.await(nanos(longest), TimeUnit.NANOSECONDS);
            return !inTime && Thread.interrupted();
        } catch (InterruptedException e) {
            return true;
        } finally {
            wait.dispose();
        }
    }

    private static long nanos(Duration longest) {
        return (longest.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : longest).toNanos();
    }

    private static TransportException closed(@Nullable TaskId taskId) {
        String problem = taskId == null ? "The client was closed." : "The client was closed; the task goes on.";
        return new TransportException(
                Kind.CLOSED, Delivery.NOT_SENT, problem, ErrorContext.NONE.withTask(taskId), null);
    }
}

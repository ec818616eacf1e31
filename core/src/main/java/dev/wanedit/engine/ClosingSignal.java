package dev.wanedit.engine;

import dev.wanedit.engine.rx.ErrorGuard;
import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.TransportException;
import dev.wanedit.error.TransportException.Delivery;
import dev.wanedit.error.TransportException.Kind;
import dev.wanedit.task.TaskId;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.disposables.Disposable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The signal that the client closes. It is given once. Those that wait are notified in the order in which they began to wait:
 * an operation waits before its parts do, so it ends by its own error and not by that of a part. The costs of a wait do not
 * grow with the number of waits; a subject of RxJava copies all its observers for each, with each query of each task.
 */
public final class ClosingSignal {

    private final Set<Waiting> waits = new LinkedHashSet<>();
    private boolean given;

    /** The same work, which the close ends. */
    <T> Single<T> ends(@Nullable TaskId taskId, Single<T> work) {
        return new WorkToClose<>(this, taskId, work);
    }

    /**
     * Fails when the client closes, also for later subscribers. Only for operations that have no running request which
     * could cost money.
     *
     * @param taskId the task that the caller waits for; null if there is none
     */
    public Completable fault(@Nullable TaskId taskId) {
        return new FaultAtClose(this, taskId);
    }

    /**
     * Runs the action when the signal is given.
     *
     * @param action run once, on the thread that gives the signal, or on this one if it was given already
     * @return ends the wait
     */
    Disposable then(Runnable action) {
        Wait wait = new Wait(action);
        if (!added(wait)) {
            wait.end();
        }
        return wait;
    }

    void give() {
        allAtTheEnd().forEach(ClosingSignal::end);
    }

    /** The others are notified too. */
    private static void end(Waiting wait) {
        try {
            wait.end();
        } catch (Throwable e) {
            ErrorGuard.lost(ErrorGuard.mayBeTold(e));
        }
    }

    static TransportException closed(@Nullable TaskId taskId) {
        return taskId == null
                ? new TransportException(
                        Kind.CLOSED, Delivery.NOT_SENT, "The client was closed.", ErrorContext.NONE, null)
                : new TransportException(
                        Kind.CLOSED,
                        Delivery.NOT_SENT,
                        "The client was closed; the task continues.",
                        "A new client follows it again, by resumeAll() or await(taskId). A Spring Boot application"
                                + " does that at its next start, unless wanedit.resume-on-start is false.",
                        ErrorContext.NONE.withTask(taskId),
                        null);
    }

    synchronized boolean isGiven() {
        return given;
    }

    /** False if the signal was given already. */
    synchronized boolean added(Waiting wait) {
        return !given && waits.add(wait);
    }

    private synchronized List<Waiting> allAtTheEnd() {
        given = true;
        List<Waiting> all = List.copyOf(waits);
        waits.clear();
        return all;
    }

    synchronized void remove(Waiting wait) {
        waits.remove(wait);
    }

    /** One that waits for the signal. */
    interface Waiting {

        /** The signal is given; does nothing if the wait has ended. */
        void end();
    }

    /** Runs its action once, or never if it was disposed before. */
    private final class Wait implements Disposable, Waiting {

        private final AtomicReference<@Nullable Runnable> action;

        Wait(Runnable action) {
            this.action = new AtomicReference<>(action);
        }

        @Override
        public void end() {
            Runnable mine = action.getAndSet(null);
            if (mine != null) {
                mine.run();
            }
        }

        @Override
        public void dispose() {
            action.set(null);
            remove(this);
        }

        @Override
        public boolean isDisposed() {
            return action.get() == null;
        }
    }
}

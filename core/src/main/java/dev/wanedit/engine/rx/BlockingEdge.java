package dev.wanedit.engine.rx;

import dev.wanedit.error.WaitInterruptedException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.task.TaskId;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Single;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Blocks a thread until the reactive core has an answer. An interruption ends the wait at once, but not the task. An
 * answer that has already arrived is always returned, since it may name a task that is paid for.
 */
public final class BlockingEdge {

    private BlockingEdge() {}

    /**
     * Waits for the end.
     *
     * @param single the value to wait for; it is not subscribed to if the thread is already interrupted
     * @param task returns the task that is known at the time of an interruption, null if none
     */
    public static <T> T await(Single<T> single, Supplier<@Nullable TaskId> task) {
        if (Thread.currentThread().isInterrupted()) {
            throw interrupted(task.get(), "Nothing was sent.", new InterruptedException());
        }
        Future<T> future = single.toFuture();
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            if (future.cancel(true)) {
                throw interrupted(
                        task.get(),
                        "If a job was on its way, its task is kept under its key; the list of recent tasks shows it too.",
                        e);
            }
            return ended(future);
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        }
    }

    /**
     * Passes each value to the consumer, on the calling thread.
     *
     * @return the last value
     */
    public static <T> T last(Flowable<T> values, Consumer<T> consumer, TaskId task) {
        AtomicReference<T> last = new AtomicReference<>();
        AtomicReference<Throwable> fault = new AtomicReference<>();
        values.doOnNext(last::set).blockingSubscribe(consumer::accept, fault::set);
        T value = last.get();
        if (fault.get() instanceof InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(task, "", e);
        }
        if (fault.get() != null || value == null) {
            throw rethrown(fault.get());
        }
        return value;
    }

    /** The value or error of a future that ended before it could be cancelled; the interrupt flag stays set. */
    private static <T> T ended(Future<T> future) {
        boolean interrupted = Thread.interrupted();
        try {
            return future.get();
        } catch (InterruptedException e) {
            throw new IllegalStateException("A future that has ended does not wait.", e);
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static WaitInterruptedException interrupted(
            @Nullable TaskId taskId, String withoutTask, InterruptedException cause) {
        String nextStep =
                taskId == null ? withoutTask : "The task goes on: await it again, the id stays valid for 24 hours.";
        return new WaitInterruptedException(taskId, nextStep, cause);
    }

    /** The exception was made on another thread, so the stack trace of the waiting thread is added. */
    private static RuntimeException rethrown(@Nullable Throwable cause) {
        if (cause instanceof WanEditException known) {
            known.addSuppressed(new Waited());
            return known;
        }
        return cause instanceof RuntimeException foreign
                ? foreign
                : new IllegalStateException("The client failed in an unexpected way.", cause);
    }

    private static final class Waited extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Waited() {
            super("waited for here");
        }
    }
}

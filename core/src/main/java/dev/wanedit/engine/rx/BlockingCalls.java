package dev.wanedit.engine.rx;

import dev.wanedit.error.WaitInterruptedException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.task.TaskId;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.disposables.Disposable;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Blocks a thread until the reactive core has an answer. An interruption ends the wait at once, but not the task. An
 * answer that has already arrived is always returned, since it may name a task that is paid for.
 */
public final class BlockingCalls {

    private static final int IN_ORDER = Spliterator.ORDERED | Spliterator.NONNULL;

    private BlockingCalls() {}

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
                        "If a job was being sent, its task is recorded under its key; the list of recent tasks shows it too.",
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

    /**
     * The values, one read ahead. An error and an interruption are thrown where the stream is read. Nothing is subscribed to
     * before that, and closing the stream ends the subscription.
     */
    public static <T> Stream<T> stream(Flowable<T> values) {
        AtomicReference<@Nullable Disposable> work = new AtomicReference<>();
        Supplier<Spliterator<T>> rows = () -> {
            Iterator<T> iterator = values.doOnSubscribe(begun -> work.set(Disposable.fromSubscription(begun)))
                    .blockingIterable(1)
                    .iterator();
            return Spliterators.spliteratorUnknownSize(new Rows<>(iterator), IN_ORDER);
        };
        return StreamSupport.stream(rows, IN_ORDER, false).onClose(() -> {
            Disposable begun = work.get();
            if (begun != null) {
                begun.dispose();
            }
        });
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
                taskId == null ? withoutTask : "The task continues: await it again, its id is valid for 24 hours.";
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

    /** Throws what the other methods here throw. */
    private record Rows<T>(Iterator<T> rows) implements Iterator<T> {

        @Override
        public boolean hasNext() {
            try {
                return rows.hasNext();
            } catch (RuntimeException e) {
                if (e.getCause() instanceof InterruptedException interruption) {
                    Thread.currentThread().interrupt();
                    throw interrupted(null, "Nothing was changed. Read the list again.", interruption);
                }
                throw rethrown(e);
            }
        }

        @Override
        public T next() {
            return rows.next();
        }
    }

    private static final class Waited extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Waited() {
            super("waited for here");
        }
    }
}

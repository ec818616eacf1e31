package dev.wanedit.engine.rx;

import dev.wanedit.error.WaitInterruptedException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.disposables.Disposable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
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

    private static final String UNDER_THE_KEY =
            "If the job was being sent, its task is recorded under this key: find(key) returns its record. The list of"
                    + " recent tasks shows the task too.";
    private static final String AGAIN = "No job was sent by this call, and tasks continue. Call it again.";

    private BlockingCalls() {}

    /** Waits for the end of work that is about no task and no job, as {@link #await(Single, JobKey, Supplier)}. */
    public static <T> T await(Single<T> single) {
        return await(single, null, () -> null);
    }

    /**
     * Waits for the end.
     *
     * @param single the value to wait for; it is not subscribed to if the thread is already interrupted
     * @param key the job's, chosen or random; null if the work is not about a job
     * @param task returns the task that is known at the time of an interruption, null if none
     */
    public static <T> T await(Single<T> single, @Nullable JobKey key, Supplier<@Nullable TaskId> task) {
        if (Thread.currentThread().isInterrupted()) {
            throw interrupted(key, task.get(), "Nothing was sent.", new InterruptedException());
        }
        Future<T> future = single.toFuture();
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            if (future.cancel(true)) {
                throw interrupted(key, task.get(), key == null ? AGAIN : UNDER_THE_KEY, e);
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
            throw interrupted(null, task, "", e);
        }
        if (fault.get() != null || value == null) {
            throw rethrown(fault.get());
        }
        return value;
    }

    /**
     * Passes each value to the consumer, on the calling thread, one after another. An interruption ends the wait.
     *
     * @param consumer must not throw
     * @return all values
     */
    public static <T> List<T> all(Flowable<T> values, Consumer<? super T> consumer) {
        if (Thread.currentThread().isInterrupted()) {
            throw interrupted(null, null, "Nothing was sent.", new InterruptedException());
        }
        List<T> all = new ArrayList<>();
        AtomicReference<Throwable> fault = new AtomicReference<>();
        values.doOnNext(all::add).blockingSubscribe(consumer::accept, fault::set);
        if (fault.get() instanceof InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(null, null, AGAIN, e);
        }
        if (fault.get() != null) {
            throw rethrown(fault.get());
        }
        return all;
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

    private static WanEditException interrupted(
            @Nullable JobKey key, @Nullable TaskId taskId, String withoutTask, InterruptedException cause) {
        String nextStep =
                taskId == null ? withoutTask : "The task continues: await it again, its id is valid for 24 hours.";
        WaitInterruptedException interrupted = new WaitInterruptedException(taskId, nextStep, cause);
        return key == null ? interrupted : interrupted.withJob(key);
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
                    throw interrupted(null, null, "Nothing was changed. Read the list again.", interruption);
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

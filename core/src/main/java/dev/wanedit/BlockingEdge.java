package dev.wanedit;

import dev.wanedit.error.WaitInterruptedException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.task.TaskId;
import io.reactivex.rxjava3.core.Single;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where a thread waits for the reactive core: interruption disposes of the wait at once and leaves the task alone. */
final class BlockingEdge {

    private BlockingEdge() {}

    /**
     * @param single what to wait for
     * @param task the task that is known by the time of an interruption; gives null if none is
     */
    static <T> T await(Single<T> single, Supplier<@Nullable TaskId> task) {
        Future<T> future = single.toFuture();
        try {
            return future.get();
        } catch (InterruptedException e) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            throw interrupted(task.get(), e);
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        }
    }

    private static WaitInterruptedException interrupted(@Nullable TaskId taskId, InterruptedException cause) {
        String nextStep = taskId == null
                ? "If the job was already sent, the list of recent tasks shows it."
                : "The task goes on: await it again, the id stays valid for 24 hours.";
        return new WaitInterruptedException(taskId, nextStep, cause);
    }

    /** The exception was made on another thread; where this one waited is added, or its trace would be a riddle. */
    private static RuntimeException rethrown(@Nullable Throwable cause) {
        if (cause instanceof WanEditException known) {
            known.addSuppressed(new Waited());
            return known;
        }
        return new IllegalStateException("The client failed in an unexpected way.", cause);
    }

    private static final class Waited extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Waited() {
            super("waited for here");
        }
    }
}

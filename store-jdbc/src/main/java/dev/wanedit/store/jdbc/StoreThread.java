package dev.wanedit.store.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * The thread of a store in a file, on which all work on the file is done: a connection is for one caller at a time. Also, an
 * interrupt would close the mark file, and callers are interrupted whenever a subscription is disposed of.
 */
final class StoreThread {

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(StoreThread::thread);

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "wanedit-store");
        thread.setDaemon(true);
        return thread;
    }

    /** Runs the task after the earlier ones, and waits for its result. */
    <T> T call(Task<T> task) throws SQLException {
        CompletableFuture<T> result = new CompletableFuture<>();
        run(() -> {
            try {
                result.complete(task.call());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        return joined(result);
    }

    /** Runs the task after the earlier ones; does not wait for it. */
    private void run(Runnable task) throws SQLException {
        runIn(Duration.ZERO, task);
    }

    /** Runs the task after some time; meanwhile, others run. Does not wait for it. */
    void runIn(Duration wait, Runnable task) throws SQLException {
        try {
            ScheduledFuture<?> unused = thread.schedule(task, wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            throw DatabaseProblem.CLOSED.asError();
        }
    }

    /** Waits for a result; an interrupt does not end the wait, and stays set. */
    static <T> T joined(CompletableFuture<T> result) throws SQLException {
        try {
            return result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof SQLException fault) {
                throw fault;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException fault ? fault : e;
        }
    }

    /** Tasks that wait still run; later ones are refused. */
    void end() {
        thread.shutdown();
    }

    /** Work for this thread. */
    interface Task<T> {
        T call() throws SQLException;
    }
}

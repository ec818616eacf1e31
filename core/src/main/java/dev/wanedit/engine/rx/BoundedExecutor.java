package dev.wanedit.engine.rx;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Runs work in its order on at most some threads of a pool; another thread is used only while all these have work. If no
 * thread can be started, the work runs on the current thread: no work is lost, such as the record of a task that is paid for.
 */
final class BoundedExecutor implements Executor {

    private final Executor threads;
    private final int most;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int running;

    /**
     * @param threads starts or reuses a thread for each task that it is given
     * @param most how many of them are used at once
     */
    BoundedExecutor(Executor threads, int most) {
        this.threads = threads;
        this.most = most;
    }

    @Override
    public void execute(Runnable work) {
        synchronized (this) {
            waiting.add(work);
            if (running == most) {
                return;
            }
            running++;
        }
        try {
            threads.execute(this::runWaiting);
        } catch (RuntimeException | Error e) {
            // The pool is full, or the system has no memory for a thread. The count must not stay one too high.
            runWaiting();
        }
    }

    private void runWaiting() {
        for (Runnable work = next(); work != null; work = next()) {
            run(work);
        }
    }

    private synchronized @Nullable Runnable next() {
        Runnable work = waiting.poll();
        if (work == null) {
            running--;
        }
        return work;
    }

    /** A failure of one must not stop the others. */
    private static void run(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            report(e);
        }
    }

    /** As the JVM does it: what the handler throws is ignored. */
    private static void report(Throwable fault) {
        Thread thread = Thread.currentThread();
        try {
            thread.getUncaughtExceptionHandler().uncaughtException(thread, fault);
        } catch (RuntimeException | Error e) {
            // Nothing is left to report it to.
        }
    }
}

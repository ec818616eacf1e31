package dev.wanedit.okhttp;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Daemon threads, which end when there was nothing to do for a while. */
final class DaemonThreads {

    private static final int IDLE_SECONDS = 10;

    private DaemonThreads() {}

    /**
     * A thread that has nothing to do is used before a new one is started. The dispatcher starts the next call while the
     * thread of the one before is on its way out, so without a limit there would be many more threads than calls.
     *
     * @param most how many threads there are; further work waits for one of them
     */
    static ExecutorService named(String prefix, int most) {
        AtomicInteger made = new AtomicInteger();
        IdleFirst queue = new IdleFirst();
        return new ThreadPoolExecutor(
                0,
                most,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                queue,
                work -> {
                    Thread thread = new Thread(work, prefix + made.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                },
                (work, pool) -> {
                    if (pool.isShutdown()) {
                        throw new RejectedExecutionException("The threads have ended.");
                    }
                    queue.put(work);
                });
    }

    /** Accepts work at first only if a thread waits for it. */
    private static final class IdleFirst extends LinkedTransferQueue<Runnable> {

        private static final long serialVersionUID = 1L;

        @Override
        public boolean offer(Runnable work) {
            return tryTransfer(work);
        }

        @Override
        public void put(Runnable work) {
            super.offer(work);
        }
    }
}

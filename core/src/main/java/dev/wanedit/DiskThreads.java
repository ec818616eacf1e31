package dev.wanedit;

import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A few daemon threads that wait for files and for the job store; they end when there was nothing to do for a while. */
final class DiskThreads implements AutoCloseable {

    private static final int THREADS = 4;
    private static final long IDLE_SECONDS = 10;

    private final ThreadPoolExecutor pool;
    private final Scheduler scheduler;

    DiskThreads() {
        AtomicInteger count = new AtomicInteger();
        // After the close there may still be an answer to write down: that runs where it arises.
        pool = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                work -> {
                    Thread thread = new Thread(work, "wanedit-disk-" + count.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                },
                (task, closed) -> task.run());
        pool.allowCoreThreadTimeOut(true);
        scheduler = Schedulers.from(pool);
    }

    Scheduler scheduler() {
        return scheduler;
    }

    /** What is queued still runs. */
    @Override
    public void close() {
        pool.shutdown();
    }
}

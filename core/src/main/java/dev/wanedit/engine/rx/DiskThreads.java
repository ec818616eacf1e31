package dev.wanedit.engine.rx;

import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A few daemon threads for work that blocks; they end after some time without work. A thread is used only while the others
 * have work. The store has its own threads, so that the id of a task that was just paid for does not wait until large files
 * are read. So have uploads that block, because they take as long as the network does.
 */
public final class DiskThreads implements AutoCloseable {

    private static final long IDLE_SECONDS = 10;

    private final ThreadPoolExecutor pool;
    private final Scheduler scheduler;

    private DiskThreads(String name, int most, boolean interruptible) {
        AtomicInteger count = new AtomicInteger();
        // After the close there may still be an answer to record: then the work runs on the current thread.
        pool = new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                work -> {
                    Thread thread = new Thread(work, name + count.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                },
                (task, closed) -> task.run());
        scheduler = Schedulers.from(new BoundedExecutor(pool, most), interruptible);
    }

    public static DiskThreads forFiles() {
        return new DiskThreads("wanedit-disk-", 4, false);
    }

    /** As many as changes may be made at once: a store may write them to its disk together. */
    public static DiskThreads forTheStore() {
        return new DiskThreads("wanedit-store-", 24, false);
    }

    /** As many as uploads run at once. Disposal interrupts them; work on files and records is never interrupted. */
    public static DiskThreads forUploads() {
        return new DiskThreads("wanedit-upload-", 4, true);
    }

    public Scheduler scheduler() {
        return scheduler;
    }

    /** Queued work still runs. */
    @Override
    public void close() {
        pool.shutdown();
    }
}

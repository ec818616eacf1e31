package dev.wanedit.transport.jdk;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A few daemon threads that wait for the disk; they end after some time without work. */
final class TransferThreads implements Executor {

    private static final int THREADS = 4;
    private static final long IDLE_SECONDS = 10;

    private final AtomicInteger made = new AtomicInteger();
    private final ThreadPoolExecutor pool;

    TransferThreads() {
        // After the close the JDK's client may still have connections to clean up: that runs on the calling thread.
        pool = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                this::thread,
                (task, closed) -> task.run());
        pool.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable task) {
        pool.execute(task);
    }

    void close() {
        pool.shutdown();
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "wanedit-jdk-transfer-" + made.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}

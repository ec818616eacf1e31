package dev.wanedit.okhttp;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Daemon threads, which end when there was nothing to do for a while. */
final class DaemonThreads {

    private static final int IDLE_SECONDS = 10;

    private DaemonThreads() {}

    /** Without a bound: the dispatcher has one. */
    static ExecutorService named(String prefix) {
        AtomicInteger made = new AtomicInteger();
        return new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
                    Thread thread = new Thread(work, prefix + made.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }
}

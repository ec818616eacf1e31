package dev.wanedit.engine.rx;

import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The threads on which a client calls the application: only a few, for any number of tasks. */
public final class CallbackThreads implements AutoCloseable {

    private static final int THREADS = 2;

    private final Scheduler scheduler;
    private final @Nullable ExecutorService own;

    private CallbackThreads(Executor executor, @Nullable ExecutorService own) {
        this.scheduler = Schedulers.from(task -> runAnyhow(executor, task));
        this.own = own;
    }

    /** Uses the application's executor, or threads of our own if it is null. */
    public static CallbackThreads over(@Nullable Executor given) {
        if (given != null) {
            return new CallbackThreads(given, null);
        }
        AtomicInteger count = new AtomicInteger();
        ThreadFactory daemons = task -> {
            Thread thread = new Thread(task, "wanedit-callback-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
        ExecutorService pool = Executors.newFixedThreadPool(THREADS, daemons);
        return new CallbackThreads(pool, pool);
    }

    public Scheduler scheduler() {
        return scheduler;
    }

    /** Queued work still runs; an executor that was passed in stays open. */
    @Override
    public void close() {
        if (own != null) {
            own.shutdown();
        }
    }

    /**
     * If the executor rejects a signal, it runs on the current thread: if it were dropped, its subscriber would wait
     * for ever.
     */
    private static void runAnyhow(Executor executor, Runnable task) {
        AtomicBoolean begun = new AtomicBoolean();
        try {
            executor.execute(() -> {
                begun.set(true);
                task.run();
            });
        } catch (RuntimeException | Error e) {
            if (begun.get()) {
                throw e;
            }
            task.run();
        }
    }
}

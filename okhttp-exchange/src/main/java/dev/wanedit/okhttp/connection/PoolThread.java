package dev.wanedit.okhttp.connection;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.ConnectionPool;
import okhttp3.internal.concurrent.TaskRunner;
import okhttp3.internal.connection.RealConnectionPool;

/**
 * The one thread that looks after the connections of all clients, over the internal classes of OkHttp 4.12. It exists only
 * while there are connections. All clients of the JVM, or of the class loader that loaded this class, share one runner with
 * its lock: a cleaning that is slow delays that of the others.
 */
final class PoolThread implements TaskRunner.Backend {

    private static final int IDLE_SECONDS = 10;

    private static final TaskRunner RUNNER = new TaskRunner(new PoolThread(PoolThread::daemon));

    private final TaskRunner.Backend waits;
    private final ExecutorService thread;
    private final AtomicBoolean requested = new AtomicBoolean();

    PoolThread(ThreadFactory threads) {
        this.waits = new TaskRunner.RealBackend(threads);
        ThreadPoolExecutor one =
                new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
        one.allowCoreThreadTimeOut(true);
        this.thread = one;
    }

    static ConnectionPool pool(int mostIdle, long idleSeconds) {
        return pool(RUNNER, mostIdle, idleSeconds);
    }

    static ConnectionPool pool(TaskRunner runner, int mostIdle, long idleSeconds) {
        return new ConnectionPool(new RealConnectionPool(runner, mostIdle, idleSeconds, TimeUnit.SECONDS));
    }

    /** The runner looks for all that is due, so a request that has not begun yet serves every later one. */
    @Override
    public void execute(Runnable runner) {
        if (requested.compareAndSet(false, true)) {
            try {
                thread.execute(() -> {
                    requested.set(false);
                    runner.run();
                });
            } catch (Throwable e) { // For example, no memory for a thread: the next request tries again.
                requested.set(false);
                throw e;
            }
        }
    }

    @Override
    public void beforeTask(TaskRunner runner) {
        waits.beforeTask(runner);
    }

    @Override
    public long nanoTime() {
        return waits.nanoTime();
    }

    @Override
    public void coordinatorNotify(TaskRunner runner) {
        waits.coordinatorNotify(runner);
    }

    @Override
    public void coordinatorWait(TaskRunner runner, long nanos) {
        waits.coordinatorWait(runner, nanos);
    }

    /** Without the class loader of the application that happened to be the first. */
    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "wanedit-okhttp-pool");
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        return thread;
    }
}

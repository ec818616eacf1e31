package dev.wanedit.okhttp.connection;

import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttp;

/**
 * Pools of connections. The pool of OkHttp 4 looks after its idle connections on threads of OkHttp's own, of which it
 * starts one for nearly each exchange that ends while another of these threads is on its way: some hundred in a busy
 * client, where one has all the work. So with OkHttp 4.12 the pools of this class use one thread. For that they need
 * classes which OkHttp calls internal; 4.12 is the last of its line, so they do not change. OkHttp 5 starts one thread at
 * a time by itself, and has a pool as OkHttp made it.
 */
public final class ConnectionPools {

    private static final String WITH_MANY_THREADS = "4.12.";

    private ConnectionPools() {}

    /**
     * A pool that closes connections which are idle for a time.
     *
     * @param mostIdle how many may be idle; more than 0
     * @param idleSeconds the longest time for which one is idle, in seconds
     */
    public static ConnectionPool keeping(int mostIdle, long idleSeconds) {
        return pool(mostIdle, idleSeconds);
    }

    /**
     * A pool without idle connections. Each is closed after its exchange, whatever the time is. The time is that between two
     * looks at the connections in use; a short one would be a loop that waits for the end of the exchange.
     */
    public static ConnectionPool keepingNone() {
        return pool(0, TimeUnit.MINUTES.toSeconds(5));
    }

    private static ConnectionPool pool(int mostIdle, long idleSeconds) {
        if (startsManyThreads()) {
            try {
                return PoolThread.pool(mostIdle, idleSeconds);
            } catch (LinkageError e) {
                // Not the OkHttp that it says it is. Its own pool does the same with more threads.
            }
        }
        return new ConnectionPool(mostIdle, idleSeconds, TimeUnit.SECONDS);
    }

    /** Read from the class: the compiler would put the version of our build here. */
    private static boolean startsManyThreads() {
        try {
            return String.valueOf(OkHttp.class.getField("VERSION").get(null)).startsWith(WITH_MANY_THREADS);
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}

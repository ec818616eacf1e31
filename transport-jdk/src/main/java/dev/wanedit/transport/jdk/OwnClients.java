package dev.wanedit.transport.jdk;

import dev.wanedit.network.Network;
import dev.wanedit.network.ProxyRules;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Two clients of our own. That of the service runs its callbacks on its one selector thread: handing each to a pool costs
 * up to five times the CPU, and nothing in them blocks. Media are another matter, since a slow disk would stall all polls:
 * they have a client and a few threads for themselves, made when the first medium moves.
 */
final class OwnClients implements Clients {

    /** Connections that a client keeps open without use before another takes its place. */
    private static final int MOST_KEPT_OPEN = 8;

    private final Duration connectTimeout;
    private final Network network;
    private @Nullable HttpClient api;
    private @Nullable HttpClient transfers;
    private @Nullable TransferThreads threads;
    private boolean closed;
    private int keptOpen;

    OwnClients(Duration connectTimeout, Network network) {
        this.connectTimeout = connectTimeout;
        this.network = network;
        this.api = build(Runnable::run);
    }

    @Override
    public synchronized HttpClient api() {
        if (closed) {
            throw new IllegalStateException("The clients are closed.");
        }
        if (api == null) {
            api = build(Runnable::run);
        }
        return api;
    }

    @Override
    public synchronized HttpClient transfers() {
        if (closed) {
            throw new IllegalStateException("The clients are closed.");
        }
        if (transfers == null) {
            threads = threads == null ? new TransferThreads() : threads;
            transfers = build(threads);
        }
        return transfers;
    }

    /**
     * Only the end of a client closes what it keeps open: garbage collection ends those that nobody refers to. They are not
     * closed here, since an exchange may be about to use them.
     */
    @Override
    public synchronized void keptOpen() {
        if (++keptOpen >= MOST_KEPT_OPEN) {
            keptOpen = 0;
            api = null;
            transfers = null;
        }
    }

    @Override
    public ProxyRules proxies() {
        return network.proxies();
    }

    @Override
    public synchronized void close() {
        closed = true;
        close(api);
        close(transfers);
        if (threads != null) {
            threads.close();
        }
        api = null;
        transfers = null;
    }

    private HttpClient build(Executor executor) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .proxy(network.proxies().selector())
                .executor(executor);
        if (network.sslContext() != null) {
            builder.sslContext(network.sslContext());
        }
        return builder.build();
    }

    /**
     * A client can be closed from JDK 21 on; before, it ends by itself when nobody refers to it. Its close waits for its
     * selector thread, which may be the very thread that closes us, so it waits elsewhere.
     */
    private static void close(@Nullable Object client) {
        if (client instanceof AutoCloseable closeable) {
            Thread closer = new Thread(() -> closeQuietly(closeable), "wanedit-jdk-close");
            closer.setDaemon(true);
            closer.start();
        }
    }

    private static void closeQuietly(AutoCloseable client) {
        try {
            client.close();
        } catch (Exception e) {
            // It is being thrown away, and nobody is left to be told.
        }
    }
}

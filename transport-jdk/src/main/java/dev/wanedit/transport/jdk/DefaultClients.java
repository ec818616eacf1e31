package dev.wanedit.transport.jdk;

import dev.wanedit.network.Network;
import dev.wanedit.network.ProxyRules;
import dev.wanedit.transport.jdk.connection.LazySslContext;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * Two clients that the transport creates. The client for the service runs its callbacks on its one selector thread: a
 * pool would cost up to five times the CPU, and the callbacks do not block. An exchange that waited for its turn starts on
 * it too, and the JDK looks the host's name up there if the JVM does not know it any more: a slow name server then delays other
 * answers. Media would block it, since a slow disk would stall all polls: they have their own client and a few threads, created
 * for the first transfer.
 */
final class DefaultClients implements Clients {

    /** How many connections to peers that do not speak HTTP a client may keep before it is replaced. */
    private static final int MOST_KEPT_OPEN = 8;

    private final boolean encrypted;
    private final Duration connectTimeout;
    private final Network network;
    private @Nullable HttpClient api;
    private @Nullable HttpClient transfers;
    private @Nullable TransferThreads threads;
    private boolean closed;
    private int keptOpen;

    /** @param encrypted whether the service is reached over https; results may be even if it is not */
    DefaultClients(Duration connectTimeout, Network network, boolean encrypted) {
        this.encrypted = encrypted;
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
     * Only the end of a client closes the connections that it keeps: garbage collection ends clients without
     * references. They are not closed here, because an exchange may be about to use them.
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
        } else if (!encrypted) {
            // With parameters of its own, the client does not ask the context for its defaults.
            builder.sslContext(new LazySslContext()).sslParameters(new SSLParameters());
        }
        return builder.build();
    }

    /**
     * A client can be closed from JDK 21 on; before, it ends when there are no references to it. Its close waits for
     * its selector thread, which may be the very thread that closes us, so it waits on another thread.
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
            // The client is being discarded, and no caller is left to be notified.
        }
    }
}

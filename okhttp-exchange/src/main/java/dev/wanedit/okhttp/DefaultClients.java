package dev.wanedit.okhttp;

import dev.wanedit.exchange.ExchangeLimit;
import dev.wanedit.network.Network;
import dev.wanedit.network.ProxyRules;
import dev.wanedit.okhttp.connection.ConnectionPools;
import dev.wanedit.okhttp.connection.GuardedSocketFactory;
import dev.wanedit.okhttp.connection.LazySslSocketFactory;
import dev.wanedit.okhttp.connection.ProxyLogin;
import dev.wanedit.okhttp.connection.RejectingTrustManager;
import java.time.Duration;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/**
 * Two clients of our own with one pool of connections. Each running call uses a thread of its client's dispatcher. Media have
 * their own dispatcher, because otherwise a few slow disks would block all polls.
 */
record DefaultClients(OkHttpClient api, OkHttpClient transfers, ProxyRules proxies) implements Clients {

    /** Gateways close connections that are idle for some time, and a read from such a connection fails. */
    private static final int IDLE_SECONDS = 30;

    /** @param encrypted true if the service is reached over https; results may be even if it is not */
    static DefaultClients open(Duration connectTimeout, Network network, boolean encrypted) {
        ProxyLogin login = new ProxyLogin(network.proxies());
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .proxySelector(network.proxies().selector())
                .proxyAuthenticator(login)
                .addNetworkInterceptor(login)
                .socketFactory(GuardedSocketFactory.INSTANCE)
                .connectionPool(ConnectionPools.keeping(ExchangeLimit.MOST_AT_ONCE, IDLE_SECONDS))
                .dispatcher(dispatcher("wanedit-okhttp-api-"));
        if (network.sslContext() != null) {
            builder.sslSocketFactory(network.sslContext().getSocketFactory(), new RejectingTrustManager());
        } else if (!encrypted) {
            builder.sslSocketFactory(new LazySslSocketFactory(), new RejectingTrustManager());
        }
        OkHttpClient api = Clients.ruled(builder, connectTimeout);
        OkHttpClient transfers = api.newBuilder()
                .dispatcher(dispatcher("wanedit-okhttp-transfer-"))
                .build();
        return new DefaultClients(api, transfers, network.proxies());
    }

    @Override
    public void close() {
        close(api);
        close(transfers);
    }

    private static Dispatcher dispatcher(String threads) {
        Dispatcher dispatcher = new Dispatcher(DaemonThreads.named(threads, ExchangeLimit.MOST_AT_ONCE));
        dispatcher.setMaxRequests(ExchangeLimit.MOST_AT_ONCE);
        dispatcher.setMaxRequestsPerHost(ExchangeLimit.MOST_AT_ONCE);
        return dispatcher;
    }

    /** Canceled calls may still run for a moment and return a connection; the last one of them closes the rest. */
    private static void close(OkHttpClient client) {
        Dispatcher dispatcher = client.dispatcher();
        dispatcher.setIdleCallback(() -> end(client));
        if (dispatcher.runningCallsCount() + dispatcher.queuedCallsCount() == 0) {
            end(client);
        }
    }

    private static void end(OkHttpClient client) {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}

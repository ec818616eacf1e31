package dev.wanedit.okhttp;

import dev.wanedit.network.ProxyRules;
import dev.wanedit.okhttp.connection.ConnectionPools;
import dev.wanedit.okhttp.connection.FixedProxy;
import dev.wanedit.okhttp.connection.GuardedSocketFactory;
import dev.wanedit.okhttp.connection.UnsharedDns;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import javax.net.SocketFactory;
import okhttp3.Authenticator;
import okhttp3.CookieJar;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/** The OkHttp clients that a transport works with. */
interface Clients {

    /** For the exchanges with the service. */
    OkHttpClient api();

    /**
     * The same for creates. Each create has a new connection, which is closed after it. A pooled connection may be dead
     * without notice, or may hold an answer to another request; then it would not be certain what became of the job.
     */
    default OkHttpClient creates() {
        return api().newBuilder().connectionPool(ConnectionPools.keepingNone()).build();
    }

    /** For uploads and downloads, which read and write files. */
    OkHttpClient transfers();

    /** The proxies that they use. */
    ProxyRules proxies();

    /** Closes what was opened here; an application's client is not closed. Idempotent. */
    void close();

    /**
     * A view of the application's own client, for all exchanges. It shares the client's threads and its pool, but no
     * connection of the pool, because the bytes of those are not counted: OkHttp shares a connection only between equal
     * {@link okhttp3.Dns} objects. If the application set a socket factory, it is used, and nothing is counted.
     */
    static Clients given(OkHttpClient client, Duration connectTimeout) {
        OkHttpClient.Builder view = client.newBuilder().dns(new UnsharedDns(client.dns()));
        if (client.socketFactory() == SocketFactory.getDefault()) {
            view.socketFactory(GuardedSocketFactory.INSTANCE);
        }
        OkHttpClient ruled = ruled(view, connectTimeout);
        return new Clients() {
            @Override
            public OkHttpClient api() {
                return ruled;
            }

            @Override
            public OkHttpClient transfers() {
                return ruled;
            }

            @Override
            public ProxyRules proxies() {
                return proxiesOf(client);
            }

            @Override
            public void close() {}
        };
    }

    /**
     * The settings that every exchange needs, also on an application's client. OkHttp's own timeouts are off, except for
     * the connect timeout: an exchange has one time limit, which the configuration's timer measures.
     */
    static OkHttpClient ruled(OkHttpClient.Builder builder, Duration connectTimeout) {
        return builder.protocols(List.of(Protocol.HTTP_1_1))
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .authenticator(Authenticator.NONE)
                .cookieJar(CookieJar.NO_COOKIES)
                .cache(null)
                .connectTimeout(countable(connectTimeout))
                .callTimeout(Duration.ZERO)
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .build();
    }

    private static ProxyRules proxiesOf(OkHttpClient client) {
        Proxy fixed = client.proxy();
        return ProxyRules.of(fixed == null ? client.proxySelector() : new FixedProxy(fixed));
    }

    /** OkHttp counts whole milliseconds in an int, and 0 means no limit. */
    private static Duration countable(Duration timeout) {
        Duration longest = Duration.ofMillis(Integer.MAX_VALUE);
        Duration shortest = Duration.ofMillis(1);
        if (timeout.compareTo(longest) > 0) {
            return longest;
        }
        return timeout.compareTo(shortest) < 0 ? shortest : timeout;
    }
}

package dev.wanedit.okhttp;

import dev.wanedit.network.ProxyRules;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/** The OkHttp clients that a transport works with. */
interface Clients {

    /** For the exchanges with the service. */
    OkHttpClient api();

    /**
     * The same for creates: each over a connection of its own, which is closed behind it. A connection from the pool may
     * have died unnoticed, or hold an answer to something else, and either costs a job its certainty.
     */
    default OkHttpClient creates() {
        return api().newBuilder()
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.NANOSECONDS))
                .build();
    }

    /** For media, whose bytes go to and from the disk. */
    OkHttpClient transfers();

    /** By which proxies they go. */
    ProxyRules proxies();

    /** Ends what was opened here; a client that was handed in stays as it is. Idempotent. */
    void close();

    /**
     * A view of the application's own client, for everything. It shares the client's threads and the pool of its
     * connections, but not the connections themselves, whose bytes are not counted: to OkHttp, hosts that are looked up by
     * another {@link okhttp3.Dns} are others. A socket factory of the application stays, and then nothing is counted.
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
     * What holds for every exchange, whoever built the client. OkHttp's own timeouts but that of the connect are off: an
     * exchange has one time limit, and it is measured by the configuration's timer.
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

    /** OkHttp counts whole milliseconds in an int, and takes none for "for ever". */
    private static Duration countable(Duration timeout) {
        Duration longest = Duration.ofMillis(Integer.MAX_VALUE);
        Duration shortest = Duration.ofMillis(1);
        if (timeout.compareTo(longest) > 0) {
            return longest;
        }
        return timeout.compareTo(shortest) < 0 ? shortest : timeout;
    }
}

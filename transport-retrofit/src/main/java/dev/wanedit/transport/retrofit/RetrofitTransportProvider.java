package dev.wanedit.transport.retrofit;

import dev.wanedit.okhttp.OkHttpStack;
import dev.wanedit.port.Transport;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.port.TransportProvider;
import dev.wanedit.wire.request.UserAgent;
import java.util.Objects;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * The transport over Retrofit, Moshi, RxJava 3 and OkHttp; its name is {@code retrofit}.
 *
 * <p>It speaks HTTP/1.1, keeps at most 16 exchanges with the service in flight (and as many transfers of media), and lets
 * the others wait their turn; the call timeout counts from the turn. Each exchange takes one of OkHttp's threads while it
 * runs, and results come on that thread, so what is subscribed to them must not block for long.
 *
 * <p>OkHttp tries one address of a host for one exchange. Where the first of several leads nowhere, the next exchange takes
 * another.
 */
public final class RetrofitTransportProvider implements TransportProvider {

    private static final String USER_AGENT = UserAgent.of("retrofit", RetrofitTransportProvider.class);

    private final @Nullable OkHttpClient given;

    /** For the {@link java.util.ServiceLoader}: a transport with clients of its own. */
    public RetrofitTransportProvider() {
        this(null);
    }

    private RetrofitTransportProvider(@Nullable OkHttpClient given) {
        this.given = given;
    }

    /**
     * A provider over the application's own client. Its connections and threads are shared and never closed here; its
     * proxy, TLS, interceptors and event listener work on.
     *
     * <p>What would send a request twice or to another place is off for our stack, and so are its protocols but
     * HTTP/1.1, its cache, cookies and authenticator; its timeouts give way to those of the configuration. If its
     * dispatcher lets fewer than 16 calls run for one host, by default 5, so many exchanges are in flight at most.
     *
     * <p>Our exchanges open connections of their own, over sockets that count what arrives, so that no answer fills the
     * memory. If the client has a socket factory of its own, or a SOCKS proxy, its sockets stay, and an endless line before
     * a chunk of an answer is ended by the call timeout alone.
     *
     * @param client any client; it may follow redirects and retry for others
     */
    public static TransportProvider using(OkHttpClient client) {
        return new RetrofitTransportProvider(Objects.requireNonNull(client, "client"));
    }

    @Override
    public String name() {
        return "retrofit";
    }

    @Override
    public Transport open(TransportConfig config) {
        TransportConfig checked = config.checked();
        OkHttpStack stack =
                given == null ? OkHttpStack.own(checked, USER_AGENT) : OkHttpStack.over(given, checked, USER_AGENT);
        return new RetrofitTransport(checked, stack);
    }
}

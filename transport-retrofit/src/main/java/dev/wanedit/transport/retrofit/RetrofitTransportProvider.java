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
 * <p>It speaks HTTP/1.1, keeps at most 16 exchanges with the service in flight (and as many transfers of media), and
 * lets the others wait in a queue; the call timeout starts when an exchange leaves the queue. Each exchange uses one of
 * OkHttp's threads while it runs, and results come on that thread, so subscribers must not block for long.
 *
 * <p>OkHttp tries one address of a host for each exchange. If a host has several addresses and the first one does not
 * answer, the next exchange uses another one.
 */
public final class RetrofitTransportProvider implements TransportProvider {

    private static final String USER_AGENT = UserAgent.of("retrofit", RetrofitTransportProvider.class);

    private final @Nullable OkHttpClient given;

    /** For the {@link java.util.ServiceLoader}: a transport that makes its own clients. */
    public RetrofitTransportProvider() {
        this(null);
    }

    private RetrofitTransportProvider(@Nullable OkHttpClient given) {
        this.given = given;
    }

    /**
     * A provider over the application's own client. Its connections and threads are shared and never closed here; its
     * proxy, TLS, interceptors and event listener stay in use.
     *
     * <p>Settings that would send a request twice or to another host are off for our exchanges; so are its cache,
     * cookies, authenticator, and all protocols except HTTP/1.1. Its timeouts are replaced by those of the
     * configuration. If its dispatcher allows fewer than 16 calls for one host (the default is 5), that is the most
     * exchanges at once.
     *
     * <p>Our exchanges open their own connections, over sockets that count the received bytes, so that no answer fills
     * the memory. If the client has its own socket factory, or a SOCKS proxy, its sockets are used; then an endless
     * line before a chunk of an answer is ended only by the call timeout.
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
        return RetrofitTransport.over(checked, stack);
    }
}

package dev.wanedit.sdk;

import dev.wanedit.error.ConfigurationException;
import dev.wanedit.okhttp.OkHttpStack;
import dev.wanedit.port.Transport;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.port.TransportProvider;
import dev.wanedit.task.Redaction;
import dev.wanedit.wire.request.UserAgent;
import java.util.Objects;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * The transport over the official DashScope SDK for Java; its name is {@code sdk}.
 *
 * <p>Requests are made by the SDK's parameter classes and sent by its HTTP client class, around an OkHttp client of ours.
 * The SDK's global settings are neither read nor written, so an application may use the SDK beside it as it likes: base
 * URL, key and timeouts are those of the {@link TransportConfig}, for each transport its own.
 *
 * <p>It speaks HTTP/1.1, keeps at most 16 exchanges with the service in flight (and as many transfers of media), and lets
 * the others wait their turn; the call timeout counts from the turn. Each exchange takes a thread while it runs, and
 * results come on that thread, so what is subscribed to them must not block for long.
 */
public final class SdkTransportProvider implements TransportProvider {

    private static final String NAME = "sdk";
    private static final String USER_AGENT = UserAgent.of(NAME, SdkTransportProvider.class);

    private final @Nullable OkHttpClient given;

    /** For the {@link java.util.ServiceLoader}: a transport with clients of its own. */
    public SdkTransportProvider() {
        this(null);
    }

    private SdkTransportProvider(@Nullable OkHttpClient given) {
        this.given = given;
    }

    /**
     * A provider over the application's own client. Its connections and the threads of its dispatcher are shared and never
     * closed here; its proxy, TLS, interceptors and event listener work on.
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
        return new SdkTransportProvider(Objects.requireNonNull(client, "client"));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Transport open(TransportConfig config) {
        TransportConfig checked = config.checked();
        requireUrlOfOkHttp(checked.baseUrl().toString());
        OkHttpStack stack =
                given == null ? OkHttpStack.own(checked, USER_AGENT) : OkHttpStack.over(given, checked, USER_AGENT);
        return new SdkTransport(checked, stack);
    }

    /** The SDK would only stumble over it at the first request. */
    private static void requireUrlOfOkHttp(String baseUrl) {
        if (HttpUrl.parse(baseUrl) == null) {
            throw new ConfigurationException(
                    "The base URL " + Redaction.redact(baseUrl) + " is none for OkHttp.",
                    "Give one such as https://dashscope.aliyuncs.com/api/v1.");
        }
    }
}

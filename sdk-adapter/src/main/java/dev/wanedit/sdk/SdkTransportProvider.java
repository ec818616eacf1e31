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
 * <p>Requests are made by the SDK's parameter classes and sent by its HTTP client class, around an OkHttp client of
 * ours. The SDK's global settings are neither read nor written, so an application may use the SDK with other settings
 * at the same time: base URL, key and timeouts come from the {@link TransportConfig} of each transport.
 *
 * <p>It speaks HTTP/1.1, keeps at most 16 exchanges with the service in flight (and as many transfers of media), and
 * lets the others wait in a queue; the call timeout starts when an exchange leaves the queue. Each exchange uses a
 * thread while it runs, and results come on that thread, so subscribers must not block for long.
 */
public final class SdkTransportProvider implements TransportProvider {

    private static final String NAME = "sdk";
    private static final String USER_AGENT = UserAgent.of(NAME, SdkTransportProvider.class);

    private final @Nullable OkHttpClient given;

    /** For the {@link java.util.ServiceLoader}: a transport that makes its own clients. */
    public SdkTransportProvider() {
        this(null);
    }

    private SdkTransportProvider(@Nullable OkHttpClient given) {
        this.given = given;
    }

    /**
     * A provider over the application's own client. Its connections and the threads of its dispatcher are shared and
     * never closed here; its proxy, TLS, interceptors and event listener stay in use.
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
        return SdkTransport.over(checked, stack);
    }

    /** Refuses a base URL that OkHttp cannot read; the SDK would fail only at the first request. */
    private static void requireUrlOfOkHttp(String baseUrl) {
        if (HttpUrl.parse(baseUrl) == null) {
            throw new ConfigurationException(
                    "The base URL " + Redaction.redact(baseUrl) + " cannot be read by OkHttp.",
                    "Give one such as https://dashscope.aliyuncs.com/api/v1.");
        }
    }
}

package dev.wanedit.transport.jdk;

import dev.wanedit.error.ConfigurationException;
import dev.wanedit.network.Destinations;
import dev.wanedit.port.Transport;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.port.TransportProvider;
import java.net.http.HttpClient;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The transport over the JDK's own {@code java.net.http}; its name is {@code jdk}.
 *
 * <p>It speaks HTTP/1.1, keeps at most 16 exchanges with the service in flight (and as many transfers of media), and lets
 * the others wait their turn; the call timeout counts from the turn. Results of queries come on the client's selector
 * thread, so what is subscribed to them must not block; errors come by the common pool of the JVM. The name of the service's host is looked up on the thread that
 * starts the exchange.
 *
 * <p>Where something on the way silently drops idle connections, a job that is submitted over one comes to an uncertain
 * end though nothing arrived. JDKs before 20 keep idle connections for 20 minutes: start such an application with
 * {@code -Djdk.httpclient.keepalive.timeout=30}.
 *
 * <p>Bodies are bounded here; the heads of answers are bounded by the JDK, from its releases of October 2024 on (17.0.13,
 * 21.0.5).
 */
public final class JdkTransportProvider implements TransportProvider {

    private final @Nullable HttpClient given;

    /** For the {@link java.util.ServiceLoader}: a transport with clients of its own. */
    public JdkTransportProvider() {
        this(null);
    }

    private JdkTransportProvider(@Nullable HttpClient given) {
        this.given = given;
    }

    /**
     * A provider over the application's own client, with its proxy, TLS and threads.
     *
     * <p>The client's own connect timeout and executor stay as they are, so {@link TransportConfig#connectTimeout()} has
     * no effect; a client without a connect timeout is bound by the call timeout alone. An executor that runs callbacks
     * directly makes queries cheap and lets a slow disk stall them; a pool does the reverse. It is never closed here.
     * Proxies of the environment do not concern it; a proxy or an SSL context that was chosen on the builder beside it is
     * refused.
     *
     * @param client a client that follows no redirects; {@link #open} throws
     *     {@link dev.wanedit.error.ConfigurationException} for another one
     */
    public static TransportProvider using(HttpClient client) {
        return new JdkTransportProvider(Objects.requireNonNull(client, "client"));
    }

    @Override
    public String name() {
        return "jdk";
    }

    @Override
    public Transport open(TransportConfig config) {
        TransportConfig checked = config.checked();
        if (given == null) {
            Destinations.of(checked.baseUrl())
                    .forEach(target -> ProxyRoute.to(target, checked.network().proxies()));
            return new JdkTransport(checked, new OwnClients(checked.connectTimeout(), checked.network()));
        }
        checked.network().refuseBeside("HttpClient");
        refuseRedirects(given);
        return new JdkTransport(checked, Clients.given(given));
    }

    /** A client that follows redirects would carry the key, and the body of a create, to whoever answers with one. */
    private static void refuseRedirects(HttpClient client) {
        if (client.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new ConfigurationException(
                    "The HttpClient follows redirects, and the API key would go along.",
                    "Build it with followRedirects(HttpClient.Redirect.NEVER).");
        }
    }
}

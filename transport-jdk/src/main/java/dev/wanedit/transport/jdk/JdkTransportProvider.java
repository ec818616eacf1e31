package dev.wanedit.transport.jdk;

import dev.wanedit.error.ConfigurationException;
import dev.wanedit.network.RequestHosts;
import dev.wanedit.port.Transport;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.port.TransportProvider;
import dev.wanedit.transport.jdk.connection.ProxyRoute;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The transport over the JDK's own {@code java.net.http}; its name is {@code jdk}.
 *
 * <p>It speaks HTTP/1.1, keeps at most 16 exchanges with the service in flight (and as many transfers of media), and
 * lets the others wait their turn; the call timeout counts from the turn. Results of queries are delivered on the
 * client's selector thread, so subscribers must not block; errors are delivered on the common pool of the JVM. The name
 * of the service's host is looked up on the thread that starts the exchange.
 *
 * <p>If a device in the network silently drops idle connections, a job that is submitted over such a connection becomes
 * uncertain although the service received nothing. JDKs before 20 keep idle connections for 20 minutes: start such an
 * application with {@code -Djdk.httpclient.keepalive.timeout=30}.
 *
 * <p>The size of bodies is limited here; the size of answers' heads is limited by the JDK, from its releases of October
 * 2024 on (17.0.13, 21.0.5).
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
     * A provider that uses the application's own client, with its proxy, TLS and threads.
     *
     * <p>The client's own connect timeout and executor stay as they are, so {@link TransportConfig#connectTimeout()}
     * has no effect; for a client without a connect timeout only the call timeout applies. An executor that runs
     * callbacks directly makes queries cheap and lets a slow disk stall them; a pool does the reverse. The client is
     * never closed here. Proxies from the environment are not used; a proxy or an SSL context that is set on the
     * builder as well is refused.
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
            RequestHosts.of(checked.baseUrl())
                    .forEach(target -> ProxyRoute.to(target, checked.network().proxies()));
            return JdkTransport.over(
                    checked,
                    new DefaultClients(checked.connectTimeout(), checked.network(), isEncrypted(checked.baseUrl())));
        }
        checked.network().refuseBeside("HttpClient");
        refuseRedirects(given);
        return JdkTransport.over(checked, Clients.given(given));
    }

    /** A client that follows redirects would send the key, and the body of a create, to the redirect's target. */
    private static void refuseRedirects(HttpClient client) {
        if (client.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new ConfigurationException(
                    "The HttpClient follows redirects, and would send the API key to their targets.",
                    "Build it with followRedirects(HttpClient.Redirect.NEVER).");
        }
    }

    private static boolean isEncrypted(URI baseUrl) {
        return "https".equalsIgnoreCase(baseUrl.getScheme());
    }
}

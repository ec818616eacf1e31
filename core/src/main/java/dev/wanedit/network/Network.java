package dev.wanedit.network;

import dev.wanedit.error.ConfigurationException;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Network settings for the requests to the service, its storage and the hosts of results.
 *
 * @param proxies the proxy for each request, for all hosts
 * @param proxiesChosen true if the application chose them in code, false if they come from the environment. A client
 * that the application passes in cannot use them
 * @param sslContext trusted certificates and client certificate of https connections; null for the JVM's default
 * @param headers sent with each request to the service and to no other host; the values may be secrets
 */
public record Network(
        ProxyRules proxies, boolean proxiesChosen, @Nullable SSLContext sslContext, Map<String, String> headers) {

    /** The JVM's proxies and TLS settings, and no headers. */
    public static final Network DEFAULT = new Network(ProxyRules.ofTheJvm(), false, null, Map.of());

    public Network {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /**
     * For an adapter that makes its own client; called when it opens. Asks the rules for the proxy of each of the
     * {@link RequestHosts}. So a setting without a usable proxy is reported before a job is paid for, and only if a
     * request would use that proxy.
     *
     * @param baseUrl where the service is
     * @throws ConfigurationException if the rules name no usable proxy for one of them
     */
    public void requireProxies(URI baseUrl) {
        RequestHosts.of(baseUrl).forEach(proxies::proxyFor);
    }

    /**
     * For an adapter that was given a client: the client's own settings apply, so settings that the application chose
     * here would have no effect.
     *
     * @param client the client's class, for the message
     * @throws ConfigurationException if a proxy or an SSL context was chosen
     */
    public void refuseBeside(String client) {
        if (proxiesChosen || sslContext != null) {
            String option = proxiesChosen ? "proxy" : "sslContext";
            throw new ConfigurationException(
                    option + "(…) has no effect beside an " + client + " of the application, whose own settings"
                            + " are used.",
                    "Set it on the " + client + ", and leave " + option + "(…) out.");
        }
    }

    /** Everything but secrets; only the names of headers. */
    @Override
    public String toString() {
        return "Network[proxies " + (proxiesChosen ? "chosen" : "found") + ", SSL context "
                + (sslContext == null ? "of the JVM" : "chosen") + ", " + headers.size() + " headers]";
    }
}

package dev.wanedit.network;

import dev.wanedit.error.ConfigurationException;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The way from this machine to the service, its storage and the hosts of results.
 *
 * @param proxies which proxy a request takes, whatever its host
 * @param proxiesChosen whether the application chose them, and not its surroundings: a client of its own cannot honour them
 * @param sslContext whom an https connection trusts, and who it says it is; null for what the JVM does
 * @param headers sent with each request to the service and to no other host; the values may be secrets
 */
public record Network(
        ProxyRules proxies, boolean proxiesChosen, @Nullable SSLContext sslContext, Map<String, String> headers) {

    /** As the JVM does, and no headers. */
    public static final Network DEFAULT = new Network(ProxyRules.ofTheJvm(), false, null, Map.of());

    public Network {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /**
     * For an adapter with a client of its own, when it opens: asks the rules about the {@link Destinations}, so that a setting
     * which names no usable proxy is reported before a job is paid for, and only if a request would take that proxy.
     *
     * @param baseUrl where the service is
     * @throws ConfigurationException if the rules name no usable proxy for one of them
     */
    public void requireProxies(URI baseUrl) {
        Destinations.of(baseUrl).forEach(proxies::proxyFor);
    }

    /**
     * For an adapter that was given a client: the client's own settings rule, so what the application chose here beside it
     * would have no effect.
     *
     * @param client the client's class, for the message
     * @throws ConfigurationException if a proxy or an SSL context was chosen
     */
    public void refuseBeside(String client) {
        if (proxiesChosen || sslContext != null) {
            String option = proxiesChosen ? "proxy" : "sslContext";
            throw new ConfigurationException(
                    option + "(…) has no effect beside an " + client + " of the application, whose own settings rule.",
                    "Set it on the " + client + ", and leave " + option + "(…) out.");
        }
    }

    /** Everything but secrets: of headers the names. */
    @Override
    public String toString() {
        return "Network[proxies " + (proxiesChosen ? "chosen" : "found") + ", SSL context "
                + (sslContext == null ? "of the JVM" : "chosen") + ", " + headers.size() + " headers]";
    }
}

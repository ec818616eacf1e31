package dev.wanedit.port;

import dev.wanedit.error.ConfigurationException;
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

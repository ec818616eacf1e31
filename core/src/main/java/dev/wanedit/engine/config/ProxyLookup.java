package dev.wanedit.engine.config;

import dev.wanedit.network.HttpProxy;
import dev.wanedit.network.ProxyRules;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Finds the proxy if none was set in the builder. The search is separate for https and for http requests: the JDK's
 * system properties, then the environment as curl reads it, then the JDK's default selector.
 *
 * <p>Requests to the machine itself do not use the proxy: if no exceptions are configured, requests to the loopback are
 * sent directly.
 */
final class ProxyLookup {

    /**
     * Set by web servers for CGI programs. In such a program HTTP_PROXY may be the header "Proxy" of a request, so it
     * is not trusted.
     */
    private static final String CGI = "REQUEST_METHOD";

    private final UnaryOperator<@Nullable String> property;
    private final UnaryOperator<@Nullable String> environment;

    ProxyLookup(UnaryOperator<@Nullable String> property, UnaryOperator<@Nullable String> environment) {
        this.property = property;
        this.environment = environment;
    }

    /**
     * Rules that read a setting when a request would use its proxy; they throw a
     * {@link dev.wanedit.error.ConfigurationException} then if the setting names no usable proxy.
     */
    ProxyRules rules() {
        ProxyRules ofHttps = rules("https", "443");
        ProxyRules ofHttp = rules("http", "80");
        return target -> (isHttps(target) ? ofHttps : ofHttp).proxyFor(target);
    }

    private ProxyRules rules(String scheme, String usualPort) {
        return ofProperties(scheme, usualPort).or(() -> ofEnvironment(scheme)).orElseGet(ProxyRules::ofTheJvm);
    }

    private Optional<ProxyRules> ofProperties(String scheme, String usualPort) {
        String hostProperty = scheme + ".proxyHost";
        return ConfigLookup.text(property.apply(hostProperty)).map(host -> {
            String port =
                    ConfigLookup.text(property.apply(scheme + ".proxyPort")).orElse(usualPort);
            String address = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
            String source = hostProperty + " and " + scheme + ".proxyPort";
            return except(
                    () -> HttpProxy.parse(address + ":" + port, source),
                    NonProxyHosts.of(property.apply("http.nonProxyHosts")));
        });
    }

    private Optional<ProxyRules> ofEnvironment(String scheme) {
        return variable(scheme + "_proxy").map(found -> {
            Predicate<URI> direct = variable("no_proxy")
                    .<Predicate<URI>>map(list -> NoProxyList.parse(list.value()))
                    .orElse(target -> false);
            return except(() -> HttpProxy.parse(found.value(), found.name()), direct.or(Loopback::isTarget));
        });
    }

    /** The lower-case name first, as curl does. */
    private Optional<Variable> variable(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        boolean forged = upper.equals("HTTP_PROXY") && environment.apply(CGI) != null;
        Optional<Variable> lower = exactly(name);
        return lower.isPresent() || forged ? lower : exactly(upper);
    }

    private Optional<Variable> exactly(String name) {
        return ConfigLookup.text(environment.apply(name)).map(value -> new Variable(name, value));
    }

    private static ProxyRules except(Supplier<HttpProxy> proxy, Predicate<URI> direct) {
        return target -> direct.test(target) ? null : proxy.get();
    }

    private static boolean isHttps(URI target) {
        return "https".equalsIgnoreCase(target.getScheme());
    }

    private record Variable(String name, String value) {

        /** Without the value, which may hold a password. */
        @Override
        public String toString() {
            return name;
        }
    }
}

package dev.wanedit.transport.jdk.connection;

import dev.wanedit.network.HttpProxy;
import dev.wanedit.network.ProxyRules;
import java.net.URI;
import java.net.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/** The way of one request to its host: directly, by a proxy, or through a tunnel of a proxy. */
public final class ProxyRoute {

    private static final String PROXY_AUTHORIZATION = "Proxy-Authorization";
    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

    private final @Nullable HttpProxy proxy;
    private final @Nullable Tunnel tunnel;

    private ProxyRoute(@Nullable HttpProxy proxy, @Nullable Tunnel tunnel) {
        this.proxy = proxy;
        this.tunnel = tunnel;
    }

    /**
     * The route to this URL.
     *
     * @throws dev.wanedit.error.ConfigurationException if the JDK would not send the proxy's user and password
     */
    public static ProxyRoute to(URI target, ProxyRules proxies) {
        HttpProxy proxy = proxies.proxyFor(target);
        if (proxy == null || !"https".equalsIgnoreCase(target.getScheme())) {
            return new ProxyRoute(proxy, null);
        }
        if (proxy.user() != null) {
            TunnelCredentials.requireAllowed();
        }
        return new ProxyRoute(proxy, new Tunnel());
    }

    /**
     * The request as this route needs it. The header for the proxy is sent only to the proxy: the JDK's client removes
     * it from requests that it sends directly or through a tunnel.
     */
    public HttpRequest fit(HttpRequest request) {
        if (proxy == null || (tunnel == null && proxy.user() == null)) {
            return request;
        }
        HttpRequest.Builder fitting = HttpRequest.newBuilder(request, (name, value) -> true);
        String authorization = proxy.authorization();
        if (authorization != null) {
            fitting.setHeader(PROXY_AUTHORIZATION, authorization);
        }
        if (tunnel != null) {
            HttpRequest.BodyPublisher body = request.bodyPublisher().orElseGet(HttpRequest.BodyPublishers::noBody);
            fitting.method(request.method(), tunnel.watching(body));
        }
        return fitting.build();
    }

    /** True if a tunnel was needed and was never open: then nothing was sent, and nothing will be. */
    public boolean giveUp() {
        return tunnel != null && tunnel.giveUp();
    }

    public boolean isTunnelled() {
        return tunnel != null;
    }

    /**
     * Whether this is an answer of the proxy and not of the host. An answer that comes before a tunnel was open is the
     * proxy's to {@code CONNECT}.
     */
    public boolean isRefusal(int status) {
        return isTunnelled() ? giveUp() : proxy != null && status == PROXY_AUTHENTICATION_REQUIRED;
    }

    /** The proxy of the route; null without one. */
    @Nullable
    public HttpProxy proxy() {
        return proxy;
    }
}

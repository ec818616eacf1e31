package dev.wanedit.network;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says which proxy a request takes. Called for each request, by several threads at once; must be quick. */
@FunctionalInterface
public interface ProxyRules {

    /** No proxy for any host. */
    ProxyRules DIRECT = target -> null;

    /**
     * The proxy for a request to this URL; null if the request is sent directly.
     *
     * @param target an http(s) URL; its path and query may be left out
     */
    @Nullable
    HttpProxy proxyFor(URI target);

    /** This proxy for every host. */
    static ProxyRules through(HttpProxy proxy) {
        return target -> proxy;
    }

    /** The HTTP proxies that this selector names. If it names a proxy of another kind, the request is sent directly. */
    static ProxyRules of(ProxySelector selector) {
        return target -> selected(selector, target);
    }

    /**
     * The proxies that the JDK's default selector names at the time of a request: the system's proxy if the JVM is
     * configured to use it, or the selector that the application has set by {@link ProxySelector#setDefault}.
     */
    static ProxyRules ofTheJvm() {
        return target -> {
            ProxySelector selector = ProxySelector.getDefault();
            return selector == null ? null : selected(selector, target);
        };
    }

    /** The same rules in the form that HTTP clients use. */
    default ProxySelector selector() {
        ProxyRules rules = this;
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                HttpProxy proxy = rules.proxyFor(uri);
                return List.of(
                        proxy == null
                                ? Proxy.NO_PROXY
                                : new Proxy(
                                        Proxy.Type.HTTP,
                                        InetSocketAddress.createUnresolved(proxy.host(), proxy.port())));
            }

            @Override
            public void connectFailed(URI uri, SocketAddress proxy, IOException fault) {
                // Nothing changes: if a proxy is down, requests must not go around it.
            }
        };
    }

    private static @Nullable HttpProxy selected(ProxySelector selector, URI target) {
        List<Proxy> found;
        try {
            found = selector.select(target);
        } catch (IllegalArgumentException e) {
            return null;
        }
        if (found.isEmpty() || found.get(0).type() != Proxy.Type.HTTP) {
            return null;
        }
        return found.get(0).address() instanceof InetSocketAddress address
                ? new HttpProxy(address.getHostString(), address.getPort(), null, null)
                : null;
    }
}

package dev.wanedit.okhttp.connection;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;

/** The one proxy that an application has set on its client. */
public final class FixedProxy extends ProxySelector {

    private final Proxy proxy;

    public FixedProxy(Proxy proxy) {
        this.proxy = proxy;
    }

    @Override
    public List<Proxy> select(URI uri) {
        return List.of(proxy);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException fault) {
        // There is only this one.
    }
}

package dev.wanedit.transport.jdk;

import dev.wanedit.network.ProxyRules;
import java.net.ProxySelector;
import java.net.http.HttpClient;

/** The JDK clients that a transport uses. */
interface Clients {

    /** The client for exchanges with the service. */
    HttpClient api();

    /** The client for media, whose bytes are written to or read from the disk. */
    HttpClient transfers();

    /** The proxies that they use. */
    ProxyRules proxies();

    /**
     * Called after an answer that was not HTTP. The JDK's client keeps the connection of such a peer, and up to 1.4 MB
     * that it read of the head, for its whole lifetime.
     */
    default void keptOpen() {}

    /** Closes the clients that were opened here; a client that was passed in is not changed. Idempotent. */
    void close();

    /** The application's own client, for all exchanges. */
    static Clients given(HttpClient client) {
        return new Clients() {
            @Override
            public HttpClient api() {
                return client;
            }

            @Override
            public HttpClient transfers() {
                return client;
            }

            @Override
            public ProxyRules proxies() {
                ProxySelector own = client.proxy().orElse(null);
                return own == null ? ProxyRules.ofTheJvm() : ProxyRules.of(own);
            }

            @Override
            public void close() {}
        };
    }
}

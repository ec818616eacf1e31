package dev.wanedit.transport.jdk;

import dev.wanedit.network.ProxyRules;
import java.net.ProxySelector;
import java.net.http.HttpClient;

/** The JDK clients that a transport works with. */
interface Clients {

    /** For the exchanges with the service. */
    HttpClient api();

    /** For media, whose bytes go to and from the disk. */
    HttpClient transfers();

    /** By which proxies they go. */
    ProxyRules proxies();

    /**
     * An answer was no HTTP. The JDK's client keeps the connection of such a peer, and up to 1.4 MB that it
     * read of the head, for as long as it lives itself.
     */
    default void keptOpen() {}

    /** Ends what was opened here; a client that was handed in stays as it is. Idempotent. */
    void close();

    /** The application's own client, for everything. */
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

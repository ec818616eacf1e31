package dev.wanedit.network;

import java.net.URI;

/**
 * Decides from which hosts results are downloaded. The URL of a result comes from the service, and a redirect comes
 * from the result's host. Neither may make a server send requests to places that only the server can reach. The policy
 * is asked before each exchange, also for each step of a redirect. It must be quick and safe for use by several
 * threads.
 */
@FunctionalInterface
public interface ResultHostPolicy {

    /**
     * True if the result may be downloaded from this URL. Schemes other than http and https are refused before the
     * policy is asked.
     *
     * @param url without user information; may be signed, so it must not be logged
     */
    boolean allows(URI url);

    /**
     * The default policy: no {@code localhost}, no literal private, loopback, link-local, carrier-grade or other
     * special address in any spelling, and no address of a cloud's metadata. Names are always allowed, whatever they
     * resolve to: inside the vendor's network its storage has internal addresses. If the base URL itself is such a
     * host, all of them are allowed, except the metadata addresses.
     *
     * @param baseUrl the base URL of the service
     */
    static ResultHostPolicy standard(URI baseUrl) {
        return new PublicHosts(baseUrl);
    }
}

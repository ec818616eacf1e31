package dev.wanedit.network;

import java.net.URI;

/**
 * Decides from which hosts results are fetched. The URL of a result comes from the service, and a redirect from the host
 * that answers there, so neither may lead a server to places that only it can reach. It is asked before each exchange, for each
 * step of a redirect too, and must be quick and safe for use by several threads.
 */
@FunctionalInterface
public interface ResultHostPolicy {

    /**
     * Whether the result may be fetched from there. Schemes other than http and https are refused before this is asked.
     *
     * @param url without user information; may be signed, so it must not be logged
     */
    boolean allows(URI url);

    /**
     * The policy by default: no {@code localhost}, no literal private, loopback, link-local, carrier-grade or other special
     * address in any spelling, and no address of a cloud's metadata. Names are allowed whatever they resolve to, for inside
     * the vendor's network its storage has internal addresses. If the base URL itself is such a host, they all are
     * allowed but for the metadata addresses.
     *
     * @param baseUrl where the service is
     */
    static ResultHostPolicy standard(URI baseUrl) {
        return new PublicHosts(baseUrl);
    }
}

package dev.wanedit.wire;

import java.net.URI;

/** URLs of hosts that the service names. */
final class WebUrl {

    private static final int LAST_PORT = 65_535;

    private WebUrl() {}

    /** Whether it is an http(s) URL with a host, and with a port that there can be, if it has one. */
    static boolean isOne(URI url) {
        boolean web = "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
        return web && url.getHost() != null && url.getPort() != 0 && url.getPort() <= LAST_PORT;
    }
}

package dev.wanedit.transport.jdk;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.Optional;

/** What all requests have in common. They carry no key; {@link ApiRequests} adds it. */
final class PlainRequests {

    private static final String USER_AGENT = "wanedit/" + version() + " (jdk)";

    private PlainRequests() {}

    /** HTTP/1.1 by name: else the JDK's client asks in every first request on plain http for an upgrade to HTTP/2. */
    static HttpRequest.Builder to(URI uri) {
        return HttpRequest.newBuilder(uri).version(HttpClient.Version.HTTP_1_1).header("User-Agent", USER_AGENT);
    }

    private static String version() {
        return Optional.ofNullable(PlainRequests.class.getPackage().getImplementationVersion())
                .orElse("dev");
    }
}

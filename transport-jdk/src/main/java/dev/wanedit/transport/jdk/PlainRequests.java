package dev.wanedit.transport.jdk;

import dev.wanedit.wire.HeaderNames;
import dev.wanedit.wire.request.UserAgent;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;

/** What all requests have in common. They carry no key; {@link ApiRequests} adds it. */
final class PlainRequests {

    private static final String USER_AGENT = UserAgent.of("jdk", PlainRequests.class);

    private PlainRequests() {}

    /** HTTP/1.1 by name: else the JDK's client asks in every first request on plain http for an upgrade to HTTP/2. */
    static HttpRequest.Builder to(URI uri) {
        return HttpRequest.newBuilder(uri)
                .version(HttpClient.Version.HTTP_1_1)
                .header(HeaderNames.USER_AGENT, USER_AGENT);
    }
}

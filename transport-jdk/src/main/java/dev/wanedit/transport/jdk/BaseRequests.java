package dev.wanedit.transport.jdk;

import dev.wanedit.wire.HeaderNames;
import dev.wanedit.wire.request.UserAgent;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;

/** What all requests have in common. They carry no key; {@link ApiRequests} adds it. */
final class BaseRequests {

    private static final String USER_AGENT = UserAgent.of("jdk", BaseRequests.class);

    private BaseRequests() {}

    /**
     * HTTP/1.1 is set explicitly: otherwise the JDK's client asks for an upgrade to HTTP/2 in the first request of
     * every plain http connection.
     */
    static HttpRequest.Builder to(URI uri) {
        return HttpRequest.newBuilder(uri)
                .version(HttpClient.Version.HTTP_1_1)
                .header(HeaderNames.USER_AGENT, USER_AGENT);
    }
}

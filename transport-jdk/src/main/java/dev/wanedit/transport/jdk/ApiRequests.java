package dev.wanedit.transport.jdk;

import dev.wanedit.port.TransportConfig;
import dev.wanedit.wire.HeaderNames;
import java.net.URI;
import java.net.http.HttpRequest;

/** Requests to the service itself: with the key, the workspace if there is one, and the headers of the application. */
final class ApiRequests {

    private final TransportConfig config;

    ApiRequests(TransportConfig config) {
        this.config = config;
    }

    HttpRequest get(URI uri) {
        return keyed(uri).GET().build();
    }

    HttpRequest post(URI uri) {
        return keyed(uri).POST(HttpRequest.BodyPublishers.noBody()).build();
    }

    HttpRequest create(URI uri, HttpRequest.BodyPublisher document, boolean resolveOss) {
        HttpRequest.Builder request = keyed(uri)
                .header(HeaderNames.CONTENT_TYPE, HeaderNames.JSON)
                .header(HeaderNames.ASYNC, HeaderNames.ENABLE);
        if (resolveOss) {
            request.header(HeaderNames.OSS_RESOLVE, HeaderNames.ENABLE);
        }
        return request.POST(document).build();
    }

    private HttpRequest.Builder keyed(URI uri) {
        HttpRequest.Builder request =
                BaseRequests.to(uri).header(HeaderNames.AUTHORIZATION, HeaderNames.BEARER + config.currentKey());
        if (config.workspace() != null) {
            request.header(HeaderNames.WORKSPACE, config.workspace());
        }
        config.network().headers().forEach(request::header);
        return request;
    }
}

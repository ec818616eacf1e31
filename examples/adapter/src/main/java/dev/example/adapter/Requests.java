package dev.example.adapter;

import dev.wanedit.port.TransportConfig;
import dev.wanedit.wire.HeaderNames;
import dev.wanedit.wire.request.UserAgent;
import java.net.URI;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;

/** Makes requests; those to the service have the key, the workspace, and the headers of the application. */
final class Requests {

    private static final String USER_AGENT = UserAgent.of("apache", Requests.class);

    private final TransportConfig config;

    Requests(TransportConfig config) {
        this.config = config;
    }

    /** A request to another host than the service's: without the key. */
    static HttpUriRequestBase plain(String method, URI uri) {
        HttpUriRequestBase request = new HttpUriRequestBase(method, uri);
        request.setHeader(HeaderNames.USER_AGENT, USER_AGENT);
        return request;
    }

    HttpUriRequestBase keyed(String method, URI uri) {
        HttpUriRequestBase request = plain(method, uri);
        request.setHeader(HeaderNames.AUTHORIZATION, HeaderNames.BEARER + config.currentKey());
        if (config.workspace() != null) {
            request.setHeader(HeaderNames.WORKSPACE, config.workspace());
        }
        config.network().headers().forEach(request::setHeader);
        return request;
    }
}

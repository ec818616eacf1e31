package dev.wanedit.transport.retrofit;

import dev.wanedit.port.TransportConfig;
import dev.wanedit.wire.HeaderNames;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The headers of requests to the service itself: the key, the workspace if there is one, and the application's headers.
 */
final class ApiHeaders {

    private final TransportConfig config;
    private final Map<String, String> ofEachRequest;

    /** @param ofEachRequest what OkHttp's side would add otherwise, by making each request again */
    ApiHeaders(TransportConfig config, Map<String, String> ofEachRequest) {
        this.config = config;
        this.ofEachRequest = ofEachRequest;
    }

    /** Asks for the key. */
    Map<String, String> now() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(HeaderNames.AUTHORIZATION, HeaderNames.BEARER + config.currentKey());
        if (config.workspace() != null) {
            headers.put(HeaderNames.WORKSPACE, config.workspace());
        }
        headers.putAll(config.network().headers());
        headers.putAll(ofEachRequest);
        return headers;
    }

    /** Asks for the key. */
    Map<String, String> forCreate(boolean resolveOss) {
        Map<String, String> headers = now();
        if (resolveOss) {
            headers.put(HeaderNames.OSS_RESOLVE, HeaderNames.ENABLE);
        }
        return headers;
    }
}

package dev.wanedit.transport.jdk;

import dev.wanedit.error.ConfigurationException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.wire.HeaderNames;
import java.net.URI;
import java.net.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/** Requests to the service itself: with the key, and with the workspace if there is one. */
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

    HttpRequest create(URI uri, byte[] json, boolean resolveOss) {
        HttpRequest.Builder request = keyed(uri)
                .header(HeaderNames.CONTENT_TYPE, HeaderNames.JSON)
                .header(HeaderNames.ASYNC, HeaderNames.ENABLE);
        if (resolveOss) {
            request.header(HeaderNames.OSS_RESOLVE, HeaderNames.ENABLE);
        }
        return request.POST(new OneShotBody(HttpRequest.BodyPublishers.ofByteArray(json)))
                .build();
    }

    private HttpRequest.Builder keyed(URI uri) {
        HttpRequest.Builder request =
                PlainRequests.to(uri).header(HeaderNames.AUTHORIZATION, HeaderNames.BEARER + key());
        if (config.workspace() != null) {
            request.header(HeaderNames.WORKSPACE, config.workspace());
        }
        return request;
    }

    private String key() {
        String key = suppliedKey();
        if (key == null || key.isBlank()) {
            throw new ConfigurationException(
                    "The API key is empty.", "Set DASHSCOPE_API_KEY, or give the key to the builder.");
        }
        if (!HeaderText.isLegal(key)) {
            throw new ConfigurationException(
                    "The API key holds a character that no key has, such as a line break.",
                    "Look at how the key is read: it must be the key and nothing else.");
        }
        return key;
    }

    private @Nullable String suppliedKey() {
        try {
            return config.apiKey().get();
        } catch (WanEditException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ConfigurationException(
                    "The API key could not be had: its supplier failed.", "See the cause; nothing was sent.", e);
        }
    }
}

package dev.wanedit.okhttp;

import dev.wanedit.error.ConfigurationException;
import java.net.URI;
import okhttp3.HttpUrl;

/** URLs as OkHttp knows them. */
final class HttpUrls {

    private HttpUrls() {}

    /** @throws ConfigurationException if it is no http(s) URL; the message does not repeat it, for it may be signed */
    static HttpUrl of(URI uri) {
        HttpUrl url = uri.getHost() == null ? null : HttpUrl.get(uri);
        if (url == null) {
            throw new ConfigurationException(
                    "The URL of a storage host is no http(s) URL.", "Query the task again for its result's URL.");
        }
        return url;
    }
}

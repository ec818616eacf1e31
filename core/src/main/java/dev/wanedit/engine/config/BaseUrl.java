package dev.wanedit.engine.config;

import dev.wanedit.error.ConfigurationException;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.settings.Region;
import dev.wanedit.task.Redaction;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Checks a base URL before anything is sent there, in particular the API key. */
public final class BaseUrl {

    private BaseUrl() {}

    /** The base URL without a slash at the end; the region's URL if none is given. */
    public static URI normalised(@Nullable String given, Region region) {
        if (given == null) {
            return region.baseUrl();
        }
        try {
            URI url = new URI(withoutSlash(given.trim()));
            if (TransportConfig.isBaseUrl(url)) {
                if (!url.getRawPath().equals(BaseUrlPath.USUAL)) { // The usual one needs no patterns.
                    BaseUrlPath.check(url);
                }
                return url;
            }
        } catch (URISyntaxException e) {
            // Reported below, without the parser's message, which repeats the text.
        }
        throw new ConfigurationException(
                "The base URL " + Redaction.redact(given) + " cannot be used.",
                "Give an http(s) URL without user, query or fragment, such as " + region.baseUrl() + ".");
    }

    private static String withoutSlash(String url) {
        String text = url;
        while (text.endsWith("/")) {
            text = text.substring(0, text.length() - 1);
        }
        return text;
    }
}

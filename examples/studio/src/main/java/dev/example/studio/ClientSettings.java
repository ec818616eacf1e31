package dev.example.studio;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the service is reached.
 *
 * @param apiKey the key; without one the studio uses the fake
 * @param baseUrl the API's address; the Beijing region's if it is not set
 * @param pollInterval how often a task is asked for; null if the client decides
 */
@ConfigurationProperties("wanedit")
record ClientSettings(
        @Nullable String apiKey,
        @Nullable URI baseUrl,
        @Nullable Duration pollInterval) {

    boolean hasKey() {
        return apiKey != null && !apiKey.isBlank();
    }

    @Override
    public String toString() {
        return "ClientSettings[baseUrl=" + baseUrl + "]";
    }
}

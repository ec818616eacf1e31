package dev.wanedit.testkit.service;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A task of the fake as it was at one moment.
 *
 * @param id the task id
 * @param apiKeyId which of the accepted keys created it: the number that lists tell, never the key
 * @param model the model asked for
 * @param prompt as the service keeps it (cut when too long); null when none came
 * @param negativePrompt likewise
 * @param media what came as {@code input.media}, as far as it could be read
 * @param parameters what came as {@code parameters}; empty when none came
 * @param status the status text
 * @param submitted when it was created
 * @param scheduled when it began to run; null before
 * @param ended when it came to an end; null before
 * @param code of a failure; null when it did not fail
 * @param message of a failure; null when it did not fail
 * @param usage what a success costs
 */
public record FakeTask(
        String id,
        String apiKeyId,
        String model,
        @Nullable String prompt,
        @Nullable String negativePrompt,
        List<Media> media,
        Map<String, Object> parameters,
        String status,
        Instant submitted,
        @Nullable Instant scheduled,
        @Nullable Instant ended,
        @Nullable String code,
        @Nullable String message,
        Usage usage) {

    /** Seconds to pay for: input and output of a success, else 0. */
    public double billedSeconds() {
        return status.equals("SUCCEEDED") ? usage.duration() : 0;
    }

    /**
     * One entry of {@code input.media}.
     *
     * @param type as it came, mostly {@code video} or {@code reference_image}
     * @param url as it came
     */
    public record Media(String type, String url) {

        /** Without what an URL may hold of secrets and payloads. */
        @Override
        public String toString() {
            return type + ":" + url.replaceFirst("(?s)[?,].*", "…");
        }
    }
}

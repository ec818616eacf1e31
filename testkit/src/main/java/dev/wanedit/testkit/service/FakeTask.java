package dev.wanedit.testkit.service;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A task of the fake at one moment.
 *
 * @param id the task id
 * @param apiKeyId which of the accepted keys created it: the number that is in lists, never the key itself
 * @param model the requested model
 * @param prompt the prompt as the service stores it (truncated if too long); null if there was none
 * @param negativePrompt the same for the negative prompt
 * @param media the content of {@code input.media}, as far as it could be read
 * @param parameters the content of {@code parameters}; empty if there was none
 * @param status the status text
 * @param submitted when it was created
 * @param scheduled when it began to run; null before
 * @param ended when it ended; null before
 * @param code the code of a failure; null if it did not fail
 * @param message the message of a failure; null if it did not fail
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

    /** The billed seconds: input and output of a success, otherwise 0. */
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

        /** Without secrets and payloads, which a URL may hold. */
        @Override
        public String toString() {
            return type + ":" + url.replaceFirst("(?s)[?,].*", "…");
        }
    }
}

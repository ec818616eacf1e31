package dev.wanedit.wire.body;

import dev.wanedit.task.Redaction;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to edit. Component names are the JSON keys; null is left out or was not sent.
 *
 * @param more further members, which are written beside the others and not as an object of their own: texts, numbers,
 *     true and false, lists and maps of them; never read
 */
public record InputBody(
        @Nullable String prompt,
        @Nullable String negative_prompt,
        @Nullable List<MediaBody> media,
        @Nullable Map<String, Object> more) {

    /** The same without further members. */
    public InputBody(@Nullable String prompt, @Nullable String negative_prompt, @Nullable List<MediaBody> media) {
        this(prompt, negative_prompt, media, null);
    }

    /** The members that have components. */
    public InputBody withoutMore() {
        return new InputBody(prompt, negative_prompt, media);
    }

    @Override
    public String toString() {
        return Redaction.redact("InputBody[media=" + media + ", more=" + (more == null ? null : more.keySet()) + "]");
    }
}

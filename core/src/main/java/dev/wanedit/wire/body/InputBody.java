package dev.wanedit.wire.body;

import dev.wanedit.task.Redaction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What to edit. Component names are the JSON keys; null is left out or was not sent. */
public record InputBody(
        @Nullable String prompt,
        @Nullable String negative_prompt,
        @Nullable List<MediaBody> media) {

    @Override
    public String toString() {
        return Redaction.redact("InputBody[media=" + media + "]");
    }
}

package dev.wanedit.wire.body;

import dev.wanedit.task.Redaction;
import org.jspecify.annotations.Nullable;

/** One medium; a data URI stands in {@code url}, so {@code toString} tells the type only. Component names are the JSON keys; null is left out or was not sent. */
public record MediaBody(@Nullable String type, @Nullable String url) {

    @Override
    public String toString() {
        return Redaction.redact("MediaBody[type=" + type + "]");
    }
}

package dev.wanedit.wire.body;

import dev.wanedit.task.Redaction;
import org.jspecify.annotations.Nullable;

/**
 * One medium. {@code url} may hold a data URI, so {@code toString} shows the type only. Component names are the JSON
 * keys; null is left out or was not sent.
 */
public record MediaBody(@Nullable String type, @Nullable String url) {

    @Override
    public String toString() {
        return Redaction.redact("MediaBody[type=" + type + "]");
    }
}

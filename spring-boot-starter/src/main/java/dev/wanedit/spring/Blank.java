package dev.wanedit.spring;

import org.jspecify.annotations.Nullable;

/** An empty text counts as not set, as in {@code wanedit.api-key=${KEY:}}. */
final class Blank {

    private Blank() {}

    /** The text without blanks around it; null if nothing is left. */
    static @Nullable String toNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.trim();
    }
}

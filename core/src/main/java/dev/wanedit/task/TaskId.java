package dev.wanedit.task;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The name that the service gave to a task; valid for 24 hours after the task was created (vendor's page, step 1).
 *
 * @param value the id as the service wrote it, never blank
 */
public record TaskId(String value) implements Serializable {

    private static final int MAX_LENGTH = 200;

    /**
     * @throws IllegalArgumentException if the text is blank, too long, or holds white space or a character that is
     * never shown unchanged, such as a control character
     */
    public TaskId {
        if (value.isBlank() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("A task id has 1 to " + MAX_LENGTH + " characters.");
        }
        if (!EscapedText.isPlain(value) || hasSpace(value)) {
            throw new IllegalArgumentException("A task id holds no white space or control characters.");
        }
    }

    /** No space is outside the first plane, so no pair of surrogates is one. */
    private static boolean hasSpace(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                return true;
            }
        }
        return false;
    }

    // Written out: the JVM makes those of a record when they are first called, which costs a first answer some
    // milliseconds.

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TaskId id && value.equals(id.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** For messages: the id itself, or a masked form if it was set to a URL or a key by mistake. */
    @Override
    public String toString() {
        return Redaction.redact(value);
    }
}

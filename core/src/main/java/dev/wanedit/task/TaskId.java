package dev.wanedit.task;

import java.io.Serializable;

/**
 * The name that the service gave to a task; valid for 24 hours after the task was created (vendor's page, step 1).
 *
 * @param value the id as the service wrote it, never blank
 */
public record TaskId(String value) implements Serializable {

    private static final int MAX_LENGTH = 200;

    /** @throws IllegalArgumentException if the text is blank, too long, or holds a control character or white space */
    public TaskId {
        if (value.isBlank() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("A task id has 1 to " + MAX_LENGTH + " characters.");
        }
        if (value.chars().anyMatch(c -> c <= ' ' || c == 0x7f)) {
            throw new IllegalArgumentException("A task id holds no white space or control characters.");
        }
    }

    /** For messages: the id itself, or a masked form if somebody took a URL or a key for an id. */
    @Override
    public String toString() {
        return Redaction.redact(value);
    }
}

package dev.wanedit.task;

import java.io.Serializable;

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
        if (!PlainText.isPlain(value) || value.codePoints().anyMatch(TaskId::isSpace)) {
            throw new IllegalArgumentException("A task id holds no white space or control characters.");
        }
    }

    private static boolean isSpace(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
    }

    /** For messages: the id itself, or a masked form if it was set to a URL or a key by mistake. */
    @Override
    public String toString() {
        return Redaction.redact(value);
    }
}

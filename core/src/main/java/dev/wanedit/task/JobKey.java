package dev.wanedit.task;

import java.io.Serializable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The application's own name of a job, such as the number of an order: the same key always means the same job, and at
 * most one task is ever made for it, for as long as the job store knows it.
 *
 * @param value 1 to 200 characters without control characters or surrounding space, and no half of a pair of surrogates;
 *     compared exactly
 */
public record JobKey(String value) implements Serializable {

    private static final int MAX_LENGTH = 200;

    /**
     * @throws IllegalArgumentException if the text is blank, too long, holds a control character or half of a surrogate
     * pair, or begins or ends with a space
     */
    public JobKey {
        if (value.isBlank() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("A job key has 1 to " + MAX_LENGTH + " characters.");
        }
        if (value.chars().anyMatch(Character::isISOControl) || !value.equals(value.strip())) {
            throw new IllegalArgumentException(
                    "A job key holds no control characters, and no space at its start or end.");
        }
        // No encoding has such halves: when stored, each becomes a question mark, so different keys would become equal.
        if (value.codePoints().anyMatch(JobKey::isLoneSurrogate)) {
            throw new IllegalArgumentException(
                    "A job key holds whole characters: this one has half of a pair of surrogates.");
        }
    }

    private static boolean isLoneSurrogate(int codePoint) {
        return codePoint <= Character.MAX_VALUE && Character.isSurrogate((char) codePoint);
    }

    /** A random key for a job to which the application gives no key; no other job has it. */
    public static JobKey random() {
        return new JobKey(UUID.randomUUID().toString());
    }

    // Written out: the JVM makes those of a record when they are first called, which costs a first answer some
    // milliseconds.

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JobKey key && value.equals(key.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** For messages: the key itself, or a masked form if it was set to a URL or an API key by mistake. */
    @Override
    public String toString() {
        return Redaction.redact(value);
    }
}

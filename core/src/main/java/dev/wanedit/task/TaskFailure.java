package dev.wanedit.task;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Why a task ended without a result.
 *
 * @param code the service's code without secrets and safe to show, at most 200 characters; null if it sent none
 * @param message the service's text without secrets and safe to show, at most 2,000 characters; null if it sent none
 */
public record TaskFailure(@Nullable String code, @Nullable String message) implements Serializable {

    private static final int LONGEST_CODE = 200;
    private static final int LONGEST_MESSAGE = 2_000;

    public TaskFailure {
        code = Redaction.redactKnown(code, LONGEST_CODE);
        message = Redaction.redactKnown(message, LONGEST_MESSAGE);
    }
}

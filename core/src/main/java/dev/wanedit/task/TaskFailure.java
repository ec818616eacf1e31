package dev.wanedit.task;

import org.jspecify.annotations.Nullable;

/**
 * Why a task ended without a result.
 *
 * @param code the service's code, null if it gave none
 * @param message the service's text without secrets, null if it gave none
 */
public record TaskFailure(@Nullable String code, @Nullable String message) {

    public TaskFailure {
        message = message == null ? null : Redaction.redact(message);
    }
}

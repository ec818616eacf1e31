package dev.wanedit.task;

import org.jspecify.annotations.Nullable;

/**
 * Why a task ended without a result.
 *
 * @param code the service's code without secrets, null if it gave none
 * @param message the service's text without secrets, null if it gave none
 */
public record TaskFailure(@Nullable String code, @Nullable String message) {

    public TaskFailure {
        code = code == null ? null : Redaction.redact(code);
        message = message == null ? null : Redaction.redact(message);
    }
}

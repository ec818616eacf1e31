package dev.wanedit.task;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Why a task ended without a result.
 *
 * @param code the service's code without secrets, null if it gave none
 * @param message the service's text without secrets, null if it gave none
 */
public record TaskFailure(@Nullable String code, @Nullable String message) implements Serializable {

    public TaskFailure {
        code = code == null ? null : Redaction.redact(code);
        message = message == null ? null : Redaction.redact(message);
    }
}

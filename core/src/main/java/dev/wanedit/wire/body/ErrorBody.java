package dev.wanedit.wire.body;

import dev.wanedit.task.Redaction;
import org.jspecify.annotations.Nullable;

/**
 * An error, or the answer to cancel, which has no further fields. Component names are the JSON keys; null is left out
 * or was not sent.
 */
public record ErrorBody(
        @Nullable String request_id,
        @Nullable String code,
        @Nullable String message,
        @Nullable GatewayErrorBody error) {

    @Override
    public String toString() {
        return Redaction.redact("ErrorBody[request_id=" + request_id + ", code=" + code + ", message=" + message
                + ", error=" + error + "]");
    }
}

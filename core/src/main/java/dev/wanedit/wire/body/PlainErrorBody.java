package dev.wanedit.wire.body;

import dev.wanedit.task.Redaction;
import org.jspecify.annotations.Nullable;

/**
 * The part that is read of an error whose {@code error} has an unknown shape. Component names are the JSON keys; null
 * was not sent.
 */
public record PlainErrorBody(
        @Nullable String request_id,
        @Nullable String code,
        @Nullable String message) {

    /** The same in the usual shape. */
    public ErrorBody usual() {
        return new ErrorBody(request_id, code, message, null);
    }

    @Override
    public String toString() {
        return Redaction.redact(
                "PlainErrorBody[request_id=" + request_id + ", code=" + code + ", message=" + message + "]");
    }
}

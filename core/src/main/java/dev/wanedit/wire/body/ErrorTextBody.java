package dev.wanedit.wire.body;

import dev.wanedit.task.Redaction;
import org.jspecify.annotations.Nullable;

/**
 * An {@link ErrorBody} whose {@code error} is a plain string, as some gateways write it. Component names are the JSON
 * keys; null was not sent.
 */
public record ErrorTextBody(
        @Nullable String request_id,
        @Nullable String code,
        @Nullable String message,
        @Nullable String error) {

    /** The same in the usual shape. */
    public ErrorBody usual() {
        return new ErrorBody(request_id, code, message, error == null ? null : new GatewayErrorBody(null, error, null));
    }

    @Override
    public String toString() {
        return Redaction.redact("ErrorTextBody[request_id=" + request_id + ", code=" + code + ", message=" + message
                + ", error=" + error + "]");
    }
}

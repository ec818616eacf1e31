package dev.wanedit.wire.body;

import dev.wanedit.task.Redaction;
import org.jspecify.annotations.Nullable;

/** Answer to the request for an upload policy. Component names are the JSON keys; null is left out or was not sent. */
public record PolicyBody(
        @Nullable String request_id,
        @Nullable String code,
        @Nullable String message,
        @Nullable PolicyDataBody data) {

    @Override
    public String toString() {
        return Redaction.redact("PolicyBody[request_id=" + request_id + ", code=" + code + ", message=" + message
                + ", data=" + data + "]");
    }
}

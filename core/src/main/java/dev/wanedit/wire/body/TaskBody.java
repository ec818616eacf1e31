package dev.wanedit.wire.body;

import dev.wanedit.task.Redaction;
import org.jspecify.annotations.Nullable;

/** Answer to create and query. Component names are the JSON keys; null is left out or was not sent. */
public record TaskBody(
        @Nullable String request_id,
        @Nullable String code,
        @Nullable String message,
        @Nullable OutputBody output,
        @Nullable UsageBody usage) {

    @Override
    public String toString() {
        return Redaction.redact("TaskBody[request_id=" + request_id + ", code=" + code + ", message=" + message
                + ", output=" + output + ", usage=" + usage + "]");
    }
}

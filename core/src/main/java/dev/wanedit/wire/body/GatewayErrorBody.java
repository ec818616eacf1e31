package dev.wanedit.wire.body;

import dev.wanedit.task.Redaction;
import org.jspecify.annotations.Nullable;

/** The error shape that a gateway before the service uses at times. Component names are the JSON keys; null is left out or was not sent. */
public record GatewayErrorBody(
        @Nullable String code,
        @Nullable String message,
        @Nullable String type) {

    @Override
    public String toString() {
        return Redaction.redact("GatewayErrorBody[code=" + code + ", message=" + message + ", type=" + type + "]");
    }
}

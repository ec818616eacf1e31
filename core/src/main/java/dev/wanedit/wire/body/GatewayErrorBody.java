package dev.wanedit.wire.body;

import dev.wanedit.task.Redaction;
import org.jspecify.annotations.Nullable;

/**
 * The shape of errors that a gateway in front of the service uses sometimes. Component names are the JSON keys; null is
 * left out or was not sent.
 */
public record GatewayErrorBody(
        @Nullable String code,
        @Nullable String message,
        @Nullable String type) {

    @Override
    public String toString() {
        return Redaction.redact("GatewayErrorBody[code=" + code + ", message=" + message + ", type=" + type + "]");
    }
}

package dev.wanedit.wire;

import org.jspecify.annotations.Nullable;

/** An error, or the bare answer to cancel. Component names are the JSON keys; null is left out or was not sent. */
public record ErrorBody(
        @Nullable String request_id, @Nullable String code, @Nullable String message, @Nullable GatewayErrorBody error) {}

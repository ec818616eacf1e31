package dev.wanedit.wire.body;

import dev.wanedit.task.Redaction;
import org.jspecify.annotations.Nullable;

/** Body of the create request (vendor's page, step 1). Component names are the JSON keys; null is left out or was not sent. */
public record CreateBody(
        @Nullable String model,
        @Nullable InputBody input,
        @Nullable ParametersBody parameters) {

    @Override
    public String toString() {
        return Redaction.redact("CreateBody[model=" + model + ", input=" + input + ", parameters=" + parameters + "]");
    }
}

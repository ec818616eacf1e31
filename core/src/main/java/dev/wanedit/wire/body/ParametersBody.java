package dev.wanedit.wire.body;

import dev.wanedit.task.Redaction;
import org.jspecify.annotations.Nullable;

/** How to edit. Component names are the JSON keys; null is left out or was not sent. */
public record ParametersBody(
        @Nullable String resolution,
        @Nullable String ratio,
        @Nullable Integer duration,
        @Nullable String audio_setting,
        @Nullable Boolean prompt_extend,
        @Nullable Boolean watermark,
        @Nullable Long seed) {

    @Override
    public String toString() {
        return Redaction.redact("ParametersBody[resolution=" + resolution + ", ratio=" + ratio + ", duration="
                + duration + ", audio_setting=" + audio_setting + ", prompt_extend=" + prompt_extend + ", watermark="
                + watermark + ", seed=" + seed + "]");
    }
}

package dev.wanedit.wire.body;

import dev.wanedit.task.Redaction;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to edit. Component names are the JSON keys; null is left out or was not sent.
 *
 * @param more further members, as those of {@link InputBody}
 */
public record ParametersBody(
        @Nullable String resolution,
        @Nullable String ratio,
        @Nullable Integer duration,
        @Nullable String audio_setting,
        @Nullable Boolean prompt_extend,
        @Nullable Boolean watermark,
        @Nullable Long seed,
        @Nullable Map<String, Object> more) {

    /** The same without further members. */
    public ParametersBody(
            @Nullable String resolution,
            @Nullable String ratio,
            @Nullable Integer duration,
            @Nullable String audio_setting,
            @Nullable Boolean prompt_extend,
            @Nullable Boolean watermark,
            @Nullable Long seed) {
        this(resolution, ratio, duration, audio_setting, prompt_extend, watermark, seed, null);
    }

    /** The members that have components. */
    public ParametersBody withoutMore() {
        return new ParametersBody(resolution, ratio, duration, audio_setting, prompt_extend, watermark, seed);
    }

    @Override
    public String toString() {
        return Redaction.redact("ParametersBody[resolution=" + resolution + ", ratio=" + ratio + ", duration="
                + duration + ", audio_setting=" + audio_setting + ", prompt_extend=" + prompt_extend + ", watermark="
                + watermark + ", seed=" + seed + ", more=" + (more == null ? null : more.keySet()) + "]");
    }
}

package dev.wanedit.wire.body;

import dev.wanedit.task.Redaction;
import org.jspecify.annotations.Nullable;

/**
 * What was used. The service sends numbers, and sometimes the same numbers as text. A part of an unexpected type must
 * not make the whole answer unreadable. Component names are the JSON keys; null is left out or was not sent.
 */
public record UsageBody(
        @Nullable Object duration,
        @Nullable Object input_video_duration,
        @Nullable Object output_video_duration,
        @Nullable Object video_count,
        @Nullable Object SR) {

    @Override
    public String toString() {
        return Redaction.redact("UsageBody[duration=" + duration + ", input_video_duration=" + input_video_duration
                + ", output_video_duration=" + output_video_duration + ", video_count=" + video_count + ", SR=" + SR
                + "]");
    }
}

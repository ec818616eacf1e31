package dev.wanedit.wire.body;

import dev.wanedit.task.Redaction;
import org.jspecify.annotations.Nullable;

/** The task itself; {@code video_url} is signed, so {@code toString} leaves it out. Component names are the JSON keys; null is left out or was not sent. */
public record OutputBody(
        @Nullable String task_id,
        @Nullable String task_status,
        @Nullable String submit_time,
        @Nullable String scheduled_time,
        @Nullable String end_time,
        @Nullable String orig_prompt,
        @Nullable String video_url,
        @Nullable String code,
        @Nullable String message) {

    @Override
    public String toString() {
        return Redaction.redact(
                "OutputBody[task_id=" + task_id + ", task_status=" + task_status + ", code=" + code + "]");
    }
}

package dev.wanedit.wire.body;

import dev.wanedit.task.Redaction;
import org.jspecify.annotations.Nullable;

/** One row of the list; times are epoch milliseconds. Component names are the JSON keys; null is left out or was not sent. */
public record TaskItemBody(
        @Nullable String task_id,
        @Nullable String status,
        @Nullable String model_name,
        @Nullable Long gmt_create,
        @Nullable Long start_time,
        @Nullable Long end_time) {

    @Override
    public String toString() {
        return Redaction.redact("TaskItemBody[task_id=" + task_id + ", status=" + status + ", model_name=" + model_name
                + ", gmt_create=" + gmt_create + ", start_time=" + start_time + ", end_time=" + end_time + "]");
    }
}

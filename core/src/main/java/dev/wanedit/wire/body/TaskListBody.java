package dev.wanedit.wire.body;

import dev.wanedit.task.Redaction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answer to list. Component names are the JSON keys; null is left out or was not sent. */
public record TaskListBody(
        @Nullable String request_id,
        @Nullable String code,
        @Nullable String message,
        @Nullable List<TaskItemBody> data,
        @Nullable Integer page_no,
        @Nullable Integer page_size,
        @Nullable Integer total_page,
        @Nullable Integer total) {

    @Override
    public String toString() {
        return Redaction.redact("TaskListBody[request_id=" + request_id + ", code=" + code + ", message=" + message
                + ", data=" + data + ", page_no=" + page_no + ", page_size=" + page_size + ", total_page=" + total_page
                + ", total=" + total + "]");
    }
}

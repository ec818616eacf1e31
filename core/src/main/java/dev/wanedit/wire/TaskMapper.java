package dev.wanedit.wire;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.task.EditResult;
import dev.wanedit.task.TaskFailure;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskPage;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import dev.wanedit.task.TaskSummary;
import dev.wanedit.task.Usage;
import dev.wanedit.wire.body.OutputBody;
import dev.wanedit.wire.body.TaskBody;
import dev.wanedit.wire.body.TaskItemBody;
import dev.wanedit.wire.body.TaskListBody;
import dev.wanedit.wire.body.UsageBody;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the service reports about tasks. Strict where a mistake would cost money or report a wrong end of a task,
 * lenient elsewhere.
 */
public final class TaskMapper {

    private final ZoneId zone;

    /** @param zone the zone of the times that the service writes without one */
    public TaskMapper(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * The answer to create. A task id is kept even if other parts of the answer are odd: the task is billed.
     *
     * @throws MalformedResponseException if there is no usable task id
     */
    public TaskSnapshot created(TaskBody body) {
        OutputBody output = body.output();
        String id = output == null ? null : WireValues.text(output.task_id());
        if (output == null || id == null) {
            throw malformed("The answer to the create request has no task id.", null, body.request_id(), null);
        }
        TaskId taskId = taskId(id, body.request_id());
        String told = WireValues.text(output.task_status());
        String statusText = told == null ? TaskStatus.PENDING.name() : told;
        TaskStatus status = TaskStatus.parse(statusText);
        return snapshot(taskId, status, statusText, body, output, null);
    }

    /**
     * The answer to a query.
     *
     * @param asked the task that was asked for
     * @throws MalformedResponseException if it has no status, is about another task, or reports success without a URL
     */
    public TaskSnapshot queried(TaskId asked, TaskBody body) {
        OutputBody output = body.output();
        String statusText = output == null ? null : WireValues.text(output.task_status());
        if (output == null || statusText == null) {
            throw malformed("The answer to the query has no task status.", asked, body.request_id(), null);
        }
        String id = WireValues.text(output.task_id());
        if (id != null && !id.equals(asked.value())) {
            throw malformed("The answer to the query is about another task.", asked, body.request_id(), null);
        }
        TaskStatus status = TaskStatus.parse(statusText);
        EditResult result = status == TaskStatus.SUCCEEDED ? result(asked, body, output) : null;
        return snapshot(asked, status, statusText, body, output, result);
    }

    /**
     * The answer to list.
     *
     * @throws MalformedResponseException if it has no rows, or a row has no task id
     */
    public TaskPage listed(TaskListBody body) {
        List<TaskItemBody> items = body.data();
        if (items == null) {
            throw malformed("The answer to the list request has no data.", null, body.request_id(), null);
        }
        return new TaskPage(
                items.stream().map(item -> summary(item, body.request_id())).toList(),
                orElse(body.page_no(), 1),
                orElse(body.page_size(), items.size()),
                orElse(body.total_page(), 1),
                orElse(body.total(), items.size()));
    }

    private TaskSnapshot snapshot(
            TaskId taskId,
            TaskStatus status,
            String statusText,
            TaskBody body,
            OutputBody output,
            @Nullable EditResult result) {
        TaskFailure failure = status == TaskStatus.FAILED
                ? new TaskFailure(WireValues.text(output.code()), WireValues.text(output.message()))
                : null;
        return new TaskSnapshot(
                taskId,
                status,
                statusText,
                WireValues.text(body.request_id()),
                WireValues.time(output.submit_time(), zone),
                WireValues.time(output.scheduled_time(), zone),
                WireValues.time(output.end_time(), zone),
                output.orig_prompt(),
                result,
                failure);
    }

    private static EditResult result(TaskId taskId, TaskBody body, OutputBody output) {
        String raw = WireValues.text(output.video_url());
        return ResultUrl.read(raw)
                .map(url -> new EditResult(url, usage(body.usage())))
                .orElseThrow(() -> MalformedResponseException.withoutVideo(
                        raw == null ? "" : ResultUrl.shown(raw),
                        new ErrorContext(null, taskId, WireValues.text(body.request_id()), null, null)));
    }

    private static @Nullable Usage usage(@Nullable UsageBody usage) {
        if (usage == null) {
            return null;
        }
        return new Usage(
                WireValues.seconds(usage.duration()),
                WireValues.seconds(usage.input_video_duration()),
                WireValues.seconds(usage.output_video_duration()),
                WireValues.integer(usage.video_count()),
                WireValues.integer(usage.SR()));
    }

    private static TaskSummary summary(@Nullable TaskItemBody item, @Nullable String requestId) {
        String id = item == null ? null : WireValues.text(item.task_id());
        if (item == null || id == null) {
            throw malformed("A row of the list has no task id.", null, requestId, null);
        }
        String statusText = item.status() == null ? "" : item.status();
        return new TaskSummary(
                taskId(id, requestId),
                TaskStatus.parse(statusText),
                statusText,
                WireValues.text(item.model_name()),
                WireValues.epochMillis(item.gmt_create()),
                WireValues.epochMillis(item.start_time()),
                WireValues.epochMillis(item.end_time()));
    }

    private static TaskId taskId(String id, @Nullable String requestId) {
        try {
            return new TaskId(id);
        } catch (IllegalArgumentException e) {
            throw malformed("The service sent an invalid task id: " + e.getMessage(), null, requestId, e);
        }
    }

    private static int orElse(@Nullable Integer value, int otherwise) {
        return value == null ? otherwise : value;
    }

    private static MalformedResponseException malformed(
            String problem, @Nullable TaskId taskId, @Nullable String requestId, @Nullable Throwable cause) {
        return new MalformedResponseException(
                problem, new ErrorContext(null, taskId, WireValues.text(requestId), null, null), cause);
    }
}

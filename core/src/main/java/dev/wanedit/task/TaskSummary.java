package dev.wanedit.task;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row of the account's list of tasks; the list tells neither prompt nor result.
 *
 * @param taskId the task
 * @param status its status
 * @param statusText the status in the service's words, fit to be shown
 * @param model the model that works on it; null if not told
 * @param created when it was created; null if not told
 * @param started when work on it began; null if not told
 * @param ended when it ended; null while it runs
 */
public record TaskSummary(
        TaskId taskId,
        TaskStatus status,
        String statusText,
        @Nullable String model,
        @Nullable Instant created,
        @Nullable Instant started,
        @Nullable Instant ended) {

    private static final int LONGEST_TEXT = 200;

    public TaskSummary {
        statusText = Redaction.redact(statusText, LONGEST_TEXT);
        model = Redaction.redactKnown(model, LONGEST_TEXT);
    }

    @Override
    public String toString() {
        return Redaction.redact("TaskSummary[taskId=" + taskId + ", status=" + status + ", statusText=" + statusText
                + ", model=" + model + ", created=" + created + ", started=" + started + ", ended=" + ended + "]");
    }
}

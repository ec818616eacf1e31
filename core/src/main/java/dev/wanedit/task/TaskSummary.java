package dev.wanedit.task;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row of the account's list of tasks; the list has neither prompts nor results.
 *
 * @param taskId the task
 * @param status its status
 * @param statusText the service's text of the status, safe to show
 * @param model the model that works on it; null if not sent
 * @param created when it was created; null if not sent
 * @param started when work on it began; null if not sent
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
        statusText = statusText.equals(status.name()) ? status.name() : Redaction.redact(statusText, LONGEST_TEXT);
        model = Redaction.redactKnown(model, LONGEST_TEXT);
    }

    @Override
    public String toString() {
        return Redaction.redact("TaskSummary[taskId=" + taskId + ", status=" + status + ", statusText=" + statusText
                + ", model=" + model + ", created=" + created + ", started=" + started + ", ended=" + ended + "]");
    }
}

package dev.wanedit.task;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the service reported about a task at one moment.
 *
 * @param taskId the task
 * @param status its status
 * @param statusText the service's text of the status, safe to show; for statuses that {@link TaskStatus} does not know
 * @param requestId the id of the exchange with this answer, for questions to the vendor; null if the service sent none
 * @param submitTime when the task was created; null if not sent
 * @param scheduledTime when work on it began; null if not sent
 * @param endTime when it ended; null if not sent
 * @param prompt the prompt exactly as the service stored it, truncated to its limit; null if not sent. It may hold
 * control characters: make it safe to show with {@link EscapedText#of(String)}
 * @param result the result; null unless {@link TaskStatus#SUCCEEDED}
 * @param failure the reason of the failure; null unless {@link TaskStatus#FAILED}
 */
public record TaskSnapshot(
        TaskId taskId,
        TaskStatus status,
        String statusText,
        @Nullable String requestId,
        @Nullable Instant submitTime,
        @Nullable Instant scheduledTime,
        @Nullable Instant endTime,
        @Nullable String prompt,
        @Nullable EditResult result,
        @Nullable TaskFailure failure)
        implements Serializable {

    private static final int LONGEST_STATUS = 100;
    private static final int LONGEST_REQUEST_ID = 200;

    /** How long the service keeps a result (vendor's page, step 2). */
    public static final Duration RESULT_LIFETIME = Duration.ofHours(24);

    public TaskSnapshot {
        // The usual texts are one object each, since a client holds a snapshot of each task that it follows.
        statusText = statusText.equals(status.name()) ? status.name() : Redaction.redact(statusText, LONGEST_STATUS);
        requestId = Redaction.redactKnown(requestId, LONGEST_REQUEST_ID);
    }

    /** A snapshot with only the status. */
    public static TaskSnapshot of(TaskId taskId, TaskStatus status) {
        return new TaskSnapshot(taskId, status, status.name(), null, null, null, null, null, null, null);
    }

    /** When the result's URL expires; empty if the service did not send when the task ended. */
    public Optional<Instant> resultExpiresAt() {
        return Optional.ofNullable(result == null ? null : endTime).map(end -> end.plus(RESULT_LIFETIME));
    }

    /** Everything except the prompt, without secrets. */
    @Override
    public String toString() {
        return Redaction.redact("TaskSnapshot[taskId=" + taskId + ", status=" + status + ", statusText=" + statusText
                + ", requestId=" + requestId + ", submitTime=" + submitTime + ", scheduledTime=" + scheduledTime
                + ", endTime=" + endTime + ", result=" + result + ", failure=" + failure + "]");
    }
}

package dev.wanedit.error;

import dev.wanedit.task.JobKey;
import dev.wanedit.task.Redaction;
import dev.wanedit.task.TaskId;
import java.io.Serializable;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * What is known about the circumstances of an error; each part is null when it is not known.
 *
 * @param jobKey the application's own key of the job
 * @param taskId the task
 * @param requestId the service's id of the exchange, for questions to the vendor; without secrets, fit to be shown
 * @param httpStatus the HTTP status of the answer
 * @param code the service's error code; without secrets, fit to be shown
 */
public record ErrorContext(
        @Nullable String jobKey,
        @Nullable TaskId taskId,
        @Nullable String requestId,
        @Nullable Integer httpStatus,
        @Nullable String code)
        implements Serializable {

    private static final int LONGEST_TEXT = 200;

    /** Nothing is known. */
    public static final ErrorContext NONE = new ErrorContext(null, null, null, null, null);

    public ErrorContext {
        requestId = Redaction.redactKnown(requestId, LONGEST_TEXT);
        code = Redaction.redactKnown(code, LONGEST_TEXT);
    }

    /** Only the task is known. */
    public static ErrorContext of(TaskId taskId) {
        return NONE.withTask(taskId);
    }

    /** Only the job, and perhaps its task, are known. */
    public static ErrorContext of(JobKey key, @Nullable TaskId taskId) {
        return new ErrorContext(key.value(), taskId, null, null, null);
    }

    /** The same, about this job. */
    public ErrorContext withJob(JobKey key) {
        return new ErrorContext(key.value(), taskId, requestId, httpStatus, code);
    }

    /** The same, about this task. */
    public ErrorContext withTask(@Nullable TaskId task) {
        return new ErrorContext(jobKey, task, requestId, httpStatus, code);
    }

    /** For example {@code [task 7f3a, HTTP 401, InvalidApiKey, request 9c1]}; empty if nothing is known. */
    String describe() {
        StringJoiner parts = new StringJoiner(", ", " [", "]").setEmptyValue("");
        if (jobKey != null) {
            parts.add("job " + Redaction.redact(jobKey, LONGEST_TEXT));
        }
        if (taskId != null) {
            parts.add("task " + taskId);
        }
        if (httpStatus != null) {
            parts.add("HTTP " + httpStatus);
        }
        if (code != null) {
            parts.add(code);
        }
        if (requestId != null) {
            parts.add("request " + requestId);
        }
        return Redaction.redact(parts.toString());
    }

    @Override
    public String toString() {
        return "ErrorContext" + describe();
    }
}

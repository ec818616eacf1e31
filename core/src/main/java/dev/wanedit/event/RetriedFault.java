package dev.wanedit.event;

import dev.wanedit.error.WanEditException;
import dev.wanedit.task.ReadableUnits;
import dev.wanedit.task.Redaction;
import dev.wanedit.task.TaskId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A request that failed for a reason that may pass.
 *
 * @param operation the request that failed
 * @param taskId the task that the request is about; null if there is none
 * @param fault the failure
 * @param failures number of failures in a row, including this one
 * @param lasting the time since the first of them
 */
public record RetriedFault(
        Operation operation, @Nullable TaskId taskId, WanEditException fault, int failures, Duration lasting) {

    /** The kind of request. */
    public enum Operation {
        /** The request that creates a task; sent again only if it certainly was not sent or had no effect. */
        CREATE,
        /** One query for a task's status. */
        QUERY,
        /** One request for a page of the account's tasks. */
        LIST,
        /** One request to cancel a task. */
        CANCEL,
        /** The upload of a local file. */
        UPLOAD,
        /** The download of a result. */
        DOWNLOAD,
        /**
         * The wait for the end of a task: a query failed, and the next query follows as the follow plan says.
         */
        WAIT
    }

    /** For example {@code 3 failures of the wait for task 7f3a in 48 s, the last one: …}. */
    @Override
    public String toString() {
        String count = failures == 1 ? "1 failure" : failures + " failures";
        String task = taskId == null ? "" : " for task " + taskId;
        return Redaction.redact(count + " of " + operation + task + " in " + ReadableUnits.elapsed(lasting)
                + ", the last one: " + fault.problem());
    }
}

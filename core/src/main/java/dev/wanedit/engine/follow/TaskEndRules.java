package dev.wanedit.engine.follow;

import dev.wanedit.error.AwaitTimeoutException;
import dev.wanedit.error.ContentRefusedException;
import dev.wanedit.error.TaskCanceledException;
import dev.wanedit.error.TaskExpiredException;
import dev.wanedit.error.TaskFailedException;
import dev.wanedit.task.TaskFailure;
import dev.wanedit.task.TaskSnapshot;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the end of a task means for the caller that waited for it. */
public final class TaskEndRules {

    /** The codes of refused content (vendor's page, error codes), normalised. */
    private static final Set<String> CONTENT_CODES =
            Set.of("datainspectionfailed", "ipinfringementsuspect", "customroleblocked");

    private TaskEndRules() {}

    public static TaskSnapshot succeededOrThrow(TaskSnapshot snapshot) {
        return switch (snapshot.status()) {
            case SUCCEEDED -> snapshot;
            case FAILED ->
                throw contentRefused(snapshot.failure())
                        ? new ContentRefusedException(snapshot)
                        : new TaskFailedException(snapshot);
            case CANCELED -> throw new TaskCanceledException(snapshot);
            case UNKNOWN ->
                throw new TaskExpiredException(snapshot.taskId(), "The service does not know the task, or no longer.");
            case PENDING, RUNNING, SUSPENDED, UNRECOGNIZED ->
                throw new AwaitTimeoutException(snapshot.taskId(), Duration.ZERO, snapshot, null);
        };
    }

    private static boolean contentRefused(@Nullable TaskFailure failure) {
        String code = failure == null ? null : failure.code();
        return code != null
                && CONTENT_CODES.contains(code.toLowerCase(Locale.ROOT).replace("_", ""));
    }
}

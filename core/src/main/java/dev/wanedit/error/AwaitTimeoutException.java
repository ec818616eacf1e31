package dev.wanedit.error;

import dev.wanedit.task.ReadableUnits;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The wait's deadline passed. Only the wait ended: the task continues, and is billed if it succeeds. */
public final class AwaitTimeoutException extends WanEditException {

    private static final long serialVersionUID = 1L;

    private final Duration deadline;
    private final @Nullable TaskSnapshot lastSnapshot;

    /**
     * @param taskId the task
     * @param deadline how long the caller waited
     * @param lastSnapshot the last known snapshot of the task; null if no query was answered
     * @param lastFault why the last query failed; null if it succeeded
     */
    public AwaitTimeoutException(
            TaskId taskId,
            Duration deadline,
            @Nullable TaskSnapshot lastSnapshot,
            @Nullable WanEditException lastFault) {
        super(
                problem(deadline, lastSnapshot, lastFault),
                ErrorContext.of(taskId),
                "The task continues: await it again, its id is valid for 24 hours.",
                lastFault);
        this.deadline = deadline;
        this.lastSnapshot = lastSnapshot;
    }

    private static String problem(
            Duration deadline, @Nullable TaskSnapshot lastSnapshot, @Nullable WanEditException lastFault) {
        String seen = lastSnapshot == null ? "not seen yet" : lastSnapshot.statusText();
        String fault = lastFault == null ? "" : " The last query failed: " + lastFault.problem();
        return deadline.isZero()
                ? "The task has not ended: it is " + seen + "." + fault
                : "The task did not end within " + ReadableUnits.duration(deadline) + ": it is " + seen + "." + fault;
    }

    /** How long the caller waited; zero if it did not want to wait. */
    public Duration deadline() {
        return deadline;
    }

    /** The last known snapshot of the task; empty if no query was answered. */
    public Optional<TaskSnapshot> lastSnapshot() {
        return Optional.ofNullable(lastSnapshot);
    }
}

package dev.wanedit.error;

import dev.wanedit.task.TaskFailure;
import dev.wanedit.task.TaskSnapshot;
import org.jspecify.annotations.Nullable;

/** The task ended as FAILED; failed tasks are not billed. */
public sealed class TaskFailedException extends WanEditException permits ContentRefusedException {

    private static final long serialVersionUID = 1L;

    private final TaskSnapshot snapshot;

    /** @param snapshot the task's last snapshot */
    public TaskFailedException(TaskSnapshot snapshot) {
        this(snapshot, "Failed tasks are not billed. Correct what the code names and submit a new job.");
    }

    TaskFailedException(TaskSnapshot snapshot, String nextStep) {
        super(problem(snapshot), context(snapshot), nextStep, null);
        this.snapshot = snapshot;
    }

    /** The task's last snapshot, with the service's code and text. */
    public TaskSnapshot snapshot() {
        return snapshot;
    }

    private static String problem(TaskSnapshot snapshot) {
        TaskFailure failure = snapshot.failure();
        String message = failure == null ? null : failure.message();
        return "The task failed: " + (message == null || message.isBlank() ? "the service gave no reason." : message);
    }

    private static ErrorContext context(TaskSnapshot snapshot) {
        @Nullable TaskFailure failure = snapshot.failure();
        return new ErrorContext(
                null, snapshot.taskId(), snapshot.requestId(), null, failure == null ? null : failure.code());
    }
}

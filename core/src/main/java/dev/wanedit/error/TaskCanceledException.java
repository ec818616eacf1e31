package dev.wanedit.error;

import dev.wanedit.task.TaskSnapshot;

/** The task was canceled while it was queued; it has no result and is not billed. */
public final class TaskCanceledException extends WanEditException {

    private static final long serialVersionUID = 1L;

    private final TaskSnapshot snapshot;

    /** @param snapshot the task's last snapshot */
    public TaskCanceledException(TaskSnapshot snapshot) {
        super(
                "The task was canceled.",
                new ErrorContext(null, snapshot.taskId(), snapshot.requestId(), null, null),
                "Submit a new job if the edit is still wanted.",
                null);
        this.snapshot = snapshot;
    }

    /** The task's last snapshot. */
    public TaskSnapshot snapshot() {
        return snapshot;
    }
}

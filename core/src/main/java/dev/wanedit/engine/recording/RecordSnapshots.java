package dev.wanedit.engine.recording;

import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;

/** Makes the snapshot of a task from a job's record. */
public final class RecordSnapshots {

    private RecordSnapshots() {}

    /**
     * The task of a job, as it is in the job store.
     *
     * @throws IllegalArgumentException if the job has no task
     */
    public static TaskSnapshot of(JobRecord record) {
        TaskId taskId = record.taskId();
        if (taskId == null) {
            throw new IllegalArgumentException("Job " + record.key() + " has no task: it is " + record.phase());
        }
        TaskStatus status = status(record.phase());
        return new TaskSnapshot(
                taskId,
                status,
                status.name(),
                null,
                null,
                null,
                record.ended(),
                null,
                null,
                status == TaskStatus.FAILED ? record.failure() : null);
    }

    /** The same for a job whose result is on disk, which proves that its task succeeded. */
    public static TaskSnapshot succeeded(JobRecord record) {
        TaskSnapshot known = of(record);
        TaskStatus status = TaskStatus.SUCCEEDED;
        return new TaskSnapshot(
                known.taskId(), status, status.name(), null, null, null, record.ended(), null, null, null);
    }

    private static TaskStatus status(JobPhase phase) {
        return switch (phase) {
            case RUNNING -> TaskStatus.RUNNING;
            case SUCCEEDED, ARCHIVED -> TaskStatus.SUCCEEDED;
            case FAILED -> TaskStatus.FAILED;
            case CANCELED -> TaskStatus.CANCELED;
            case EXPIRED -> TaskStatus.UNKNOWN;
            case PENDING, READY, SUBMITTING, UNCERTAIN, REJECTED -> TaskStatus.PENDING;
        };
    }
}

package dev.wanedit.engine.recording;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.InvalidJobException;
import dev.wanedit.error.RequestRejectedException;
import dev.wanedit.error.StorageException;
import dev.wanedit.error.Violation;
import dev.wanedit.record.JobRecord;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskFailure;
import java.util.List;

/** Makes the exceptions that say why nothing can be done for the job with a key. */
public final class JobKeyFaults {

    private JobKeyFaults() {}

    public static InvalidJobException undecidable(JobRecord job) {
        return new InvalidJobException(List.of(new Violation(
                "jobKey",
                "uncertain",
                job.key() + " is " + job.phase() + (job.taskId() == null ? "" : " with task " + job.taskId()),
                "the key of a job that is UNCERTAIN, and a task that no other job has")));
    }

    public static InvalidJobException of(JobKey key) {
        return new InvalidJobException(List.of(
                new Violation("jobKey", "known", key + " is not in the job store", "the key of a job that is")));
    }

    /** For a job whose record was deleted while it was worked on. */
    public static StorageException deleted(JobKey key) {
        return new StorageException(
                "Job " + key + " is no longer in the job store.",
                ErrorContext.of(key, null),
                "Its record was deleted. Look for its task in the list of recent tasks before you submit the job again.",
                null);
    }

    /** For a job that was canceled before it was sent. */
    public static InvalidJobException canceledBefore(JobRecord job) {
        return new InvalidJobException(List.of(new Violation(
                "jobKey",
                "canceled",
                job.key() + " was canceled before it was sent",
                "another key if the edit is still wanted")));
    }

    /** For a job that is REJECTED. */
    public static RequestRejectedException refusedBefore(JobRecord record) {
        TaskFailure failure = record.failure();
        String why = failure == null || failure.message() == null ? "." : ": " + failure.message();
        String code = failure == null ? null : failure.code();
        return RequestRejectedException.before(
                "The service refused this job before" + why,
                new ErrorContext(record.key().value(), null, null, null, code));
    }
}

package dev.wanedit.engine.ledger;

import dev.wanedit.error.InvalidJobException;
import dev.wanedit.error.Violation;
import dev.wanedit.record.JobRecord;
import dev.wanedit.task.JobKey;
import java.util.List;

/** Makes the exceptions that say why nothing can be decided about the job with a key. */
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
}

package dev.wanedit.engine;

import dev.wanedit.error.InvalidJobException;
import dev.wanedit.error.Violation;
import dev.wanedit.task.JobKey;
import java.util.List;

/** Says that the job store knows nothing of a key. */
final class UnknownJob {

    private UnknownJob() {}

    static InvalidJobException of(JobKey key) {
        return new InvalidJobException(List.of(
                new Violation("jobKey", "known", key + " is not in the job store", "the key of a job that is")));
    }
}

package dev.wanedit.event;

import dev.wanedit.task.JobKey;
import dev.wanedit.task.Redaction;
import dev.wanedit.task.TaskId;
import org.jspecify.annotations.Nullable;

/**
 * A problem that does not stop a job, but that its owner should know of.
 *
 * @param jobKey the job; null if it is not known, or if the warning is not about a single job
 * @param taskId the job's task; null if there is none or it is not known
 * @param text one or two sentences: what was found, and what to do
 */
public record JobWarning(@Nullable JobKey jobKey, @Nullable TaskId taskId, String text) {

    public JobWarning {
        text = Redaction.redact(text);
    }

    /** A warning that is not about a known job. */
    public static JobWarning of(String text) {
        return new JobWarning(null, null, text);
    }

    /** For example {@code Job a, task 7f3a: the result is gone in 2 h.} */
    @Override
    public String toString() {
        return Redaction.redact(JobPrefix.of(jobKey, taskId) + text);
    }
}

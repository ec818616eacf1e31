package dev.wanedit.cli.input;

import dev.wanedit.error.InvalidJobException;
import dev.wanedit.job.EditJob;
import dev.wanedit.media.MediaFindings;

/**
 * A job whose parameters can be read.
 *
 * @param job the job
 * @param findings what a look at its media found; they matter only until the job has a task, after which they may be gone
 */
public record ReadJob(EditJob job, MediaFindings findings) {

    /**
     * The job, if its media break no rule.
     *
     * @throws InvalidJobException with every rule that its media break
     */
    public EditJob sound() {
        if (!findings.violations().isEmpty()) {
            throw new InvalidJobException(findings.violations());
        }
        return job;
    }

    /** Whether the look found nothing, not even a doubt. */
    boolean clean() {
        return findings.violations().isEmpty() && findings.doubts().isEmpty();
    }
}

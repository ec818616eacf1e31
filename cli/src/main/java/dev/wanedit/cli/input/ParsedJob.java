package dev.wanedit.cli.input;

import dev.wanedit.error.InvalidJobException;
import dev.wanedit.job.EditJob;
import dev.wanedit.media.MediaFindings;

/**
 * A job whose parameters can be read.
 *
 * @param job the job
 * @param findings the findings of the check of its media; they do not matter once the job has a task, since the media
 * may be gone then
 */
public record ParsedJob(EditJob job, MediaFindings findings) {

    /**
     * Returns the job if its media break no rule.
     *
     * @throws InvalidJobException with every rule that its media break
     */
    public EditJob sound() {
        if (!findings.violations().isEmpty()) {
            throw new InvalidJobException(findings.violations());
        }
        return job;
    }

    /** True if the check found no violation and no doubt. */
    boolean clean() {
        return findings.violations().isEmpty() && findings.doubts().isEmpty();
    }
}

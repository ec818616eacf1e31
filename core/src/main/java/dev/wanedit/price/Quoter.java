package dev.wanedit.price;

import dev.wanedit.error.InvalidJobException;
import dev.wanedit.job.EditJob;
import dev.wanedit.media.MediaFindings;

/**
 * Checks jobs and calculates what they will cost; sends nothing, and needs no key. A submit begins with the same
 * checks, so a job with a quote is not refused by wanedit later. Reads the disk on the calling thread. Safe for use by
 * several threads.
 */
public interface Quoter {

    /** Every rule that the job breaks or may break, except the limit of its price. */
    MediaFindings findings(EditJob job);

    /**
     * The price of the job.
     *
     * @throws InvalidJobException if the job's media break a rule, or it can cost more than its {@link EditJob#maxCost()}
     */
    Quote quote(EditJob job);
}

package dev.wanedit.price;

import dev.wanedit.error.InvalidJobException;
import dev.wanedit.job.EditJob;
import dev.wanedit.media.MediaFindings;

/**
 * Checks jobs and says what they will cost; sends nothing, and needs no key. A submit begins with the same, so what is
 * quoted is not refused by us later. Reads the disk on the calling thread. Safe for use by several threads.
 */
public interface Quoter {

    /** Every rule that the job breaks or perhaps breaks, its price aside. */
    MediaFindings findings(EditJob job);

    /**
     * The price of the job.
     *
     * @throws InvalidJobException if the job's media break a rule, or it can cost more than its {@link EditJob#maxCost()}
     */
    Quote quote(EditJob job);
}

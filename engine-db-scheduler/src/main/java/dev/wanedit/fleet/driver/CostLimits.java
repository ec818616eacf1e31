package dev.wanedit.fleet.driver;

import dev.wanedit.VideoEditClient;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.Money;
import dev.wanedit.port.JobStore;
import dev.wanedit.record.JobRecord;
import dev.wanedit.record.QuotedCost;
import dev.wanedit.task.JobKey;

/**
 * Holds jobs to the highest cost that the application allows, by the prices of now. The node that took a job measured its local
 * clip, and the record has the seconds; the client here sees only the URL of the upload, and would count with the longest clip.
 */
final class CostLimits {

    private final JobStore store;
    private final VideoEditClient client;

    CostLimits(JobStore store, VideoEditClient client) {
        this.store = store;
        this.client = client;
    }

    /** The job without its limit if it keeps it; otherwise the same job, which the client checks itself. */
    EditJob checked(JobKey key, EditJob job) {
        Money limit = job.maxCost().orElse(null);
        if (limit == null) {
            return job;
        }
        QuotedCost quoted = store.find(key)
                .map(JobRecord::figures)
                .map(figures -> figures.quoted())
                .orElse(null);
        EditJob unlimited = job.toBuilder().maxCost(null).build();
        Money perSecond = quoted == null ? null : client.quote(unlimited).perSecond();
        return quoted != null && perSecond != null && isWithin(limit, perSecond.times(quoted.mostTime()))
                ? unlimited
                : job;
    }

    private static boolean isWithin(Money limit, Money most) {
        return limit.currency().equals(most.currency()) && most.amount().compareTo(limit.amount()) <= 0;
    }
}

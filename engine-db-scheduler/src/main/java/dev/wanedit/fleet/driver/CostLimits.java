package dev.wanedit.fleet.driver;

import dev.wanedit.VideoEditClient;
import dev.wanedit.fleet.table.JobRow;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.Money;
import dev.wanedit.port.JobStore;
import dev.wanedit.record.JobRecord;
import dev.wanedit.record.QuotedCost;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Holds jobs to the highest cost that the application allows, by the prices of now. The node that took a job measured its local
 * clip, and the record has the seconds; the client here sees only the URL of the upload, and would count with the longest clip.
 */
final class CostLimits {

    /** A record is made right after its row; one that is missing for longer is not made, since the node that took the job died. */
    private static final Duration FOR_A_RECORD = Duration.ofMinutes(1);

    private final JobStore store;
    private final VideoEditClient client;
    private final InstantSource clock;

    CostLimits(JobStore store, VideoEditClient client, InstantSource clock) {
        this.store = store;
        this.client = client;
        this.clock = clock;
    }

    /** The job without its limit if it keeps it; otherwise the same job, which the client checks itself. Null if it is too early. */
    @Nullable
    EditJob checked(JobRow row, EditJob job) {
        Money limit = job.maxCost().orElse(null);
        if (limit == null) {
            return job;
        }
        JobRecord record = store.find(row.key()).orElse(null);
        if (record == null && clock.instant().isBefore(row.placed().plus(FOR_A_RECORD))) {
            return null;
        }
        QuotedCost quoted = record == null ? null : record.figures().quoted();
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

package dev.wanedit.engine.recording;

import dev.wanedit.event.TaskReport.Cost;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.Resolution;
import dev.wanedit.price.RegionPrices;
import dev.wanedit.record.JobRecord;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.Usage;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a task cost, by the seconds and the resolution that the service reports, and by the model of its job. */
record BilledCost(RegionPrices prices) {

    /** The cost; null if nothing is billed, or it cannot be calculated. */
    @Nullable
    Cost of(TaskSnapshot task, JobRecord job) {
        Usage usage = task.result() == null ? null : task.result().usage();
        Duration billed = usage == null ? null : usage.billed();
        Integer lines = usage == null ? null : usage.resolution();
        if (billed == null || lines == null) {
            return null;
        }
        String named = job.fingerprint().model();
        String model = named == null ? EditJob.MODEL : named;
        for (Resolution resolution : Resolution.values()) {
            if (resolution.wireName().equals(lines + "P")) {
                return prices.perSecond(model, resolution)
                        .map(price -> price.times(billed))
                        .map(money -> new Cost(money.amount(), money.currency()))
                        .orElse(null);
            }
        }
        return null;
    }
}

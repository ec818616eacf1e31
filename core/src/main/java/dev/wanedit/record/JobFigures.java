package dev.wanedit.record;

import dev.wanedit.job.Money;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.Usage;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Figures of a job for reports: what it was expected to cost, what it cost, and when the service had it. They decide
 * nothing. A figure that is not known is null; records of earlier versions have none.
 *
 * @param quoted what it was expected to cost, by the prices at that time
 * @param submitted when its task was created, by the service's clock
 * @param started when the service began to work on it
 * @param billed the seconds that are billed: input plus output
 * @param resolution lines of the result, for example 720
 * @param cost what it cost, by the prices of this library when it ended; the service's bill may differ
 */
public record JobFigures(
        @Nullable QuotedCost quoted,
        @Nullable Instant submitted,
        @Nullable Instant started,
        @Nullable Duration billed,
        @Nullable Integer resolution,
        @Nullable Money cost) {

    /** Nothing is known. */
    public static final JobFigures NONE = new JobFigures(null, null, null, null, null, null);

    /** Those of a job that was not sent. */
    public static JobFigures of(QuotedCost quoted) {
        return new JobFigures(quoted, null, null, null, null, null);
    }

    /**
     * The same with what the service reported; a figure that it did not report stays.
     *
     * @param price what the task cost; null if it is not billed, or its price is not known
     */
    public JobFigures with(TaskSnapshot task, @Nullable Money price) {
        Usage usage = task.result() == null ? null : task.result().usage();
        return new JobFigures(
                quoted,
                task.submitTime() == null ? submitted : task.submitTime(),
                task.scheduledTime() == null ? started : task.scheduledTime(),
                usage == null || usage.billed() == null ? billed : usage.billed(),
                usage == null || usage.resolution() == null ? resolution : usage.resolution(),
                price == null ? cost : price);
    }

    /** The same without what is known of a task: it turned out to be another job's. */
    public JobFigures withoutTask() {
        return quoted == null ? NONE : of(quoted);
    }
}

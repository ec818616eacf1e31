package dev.wanedit.event;

import dev.wanedit.task.JobKey;
import dev.wanedit.task.Redaction;
import dev.wanedit.task.TaskSnapshot;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What the service reported about a task, and when the client saw it.
 *
 * @param jobKey the job of the task; null if it is not in the store
 * @param task the report
 * @param seenAt when it arrived, by the client's clock
 * @param cost what the client's price table says of the billed seconds; null if there is nothing billed yet, or the model
 * or its price is not known
 */
public record TaskReport(
        @Nullable JobKey jobKey,
        TaskSnapshot task,
        Instant seenAt,
        @Nullable Cost cost) {

    /**
     * An amount of money.
     *
     * @param amount not negative
     * @param currency the currency of the amount
     */
    public record Cost(BigDecimal amount, Currency currency) {}

    @Override
    public String toString() {
        return Redaction.redact(JobPrefix.of(jobKey, task.taskId()) + task.status() + " seen at " + seenAt + ".");
    }
}

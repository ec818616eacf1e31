package dev.wanedit.record;

import dev.wanedit.job.Money;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a job was expected to cost when it was recorded: a range if the length of its clip was not known for certain.
 *
 * @param leastTime fewest seconds that are billed
 * @param mostTime most seconds that are billed
 * @param least lowest price; null if no price was known
 * @param most highest price; null if no price was known
 */
public record QuotedCost(
        Duration leastTime,
        Duration mostTime,
        @Nullable Money least,
        @Nullable Money most) {
    // Written out: the JVM makes those of a record when they are first called, which costs a first edit some
    // milliseconds.

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof QuotedCost cost
                && leastTime.equals(cost.leastTime)
                && mostTime.equals(cost.mostTime)
                && Objects.equals(least, cost.least)
                && Objects.equals(most, cost.most);
    }

    @Override
    public int hashCode() {
        return Objects.hash(leastTime, mostTime, least, most);
    }
}

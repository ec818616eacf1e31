package dev.wanedit.record;

import dev.wanedit.job.Money;
import java.time.Duration;
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
        @Nullable Money most) {}

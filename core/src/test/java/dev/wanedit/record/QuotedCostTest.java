package dev.wanedit.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.job.Money;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class QuotedCostTest {

    private static final Duration FIVE = Duration.ofSeconds(5);
    private static final Duration TEN = Duration.ofSeconds(10);
    private static final Money LEAST = Money.of("3", "CNY");
    private static final Money MOST = Money.of("6", "CNY");

    @Test
    void equals_whenEachPartIsEqual_holds() {
        QuotedCost cost = new QuotedCost(FIVE, TEN, LEAST, MOST);

        assertThat(cost)
                .isEqualTo(new QuotedCost(Duration.ofMillis(5_000), TEN, Money.of("3.0", "CNY"), MOST))
                .hasSameHashCodeAs(new QuotedCost(Duration.ofMillis(5_000), TEN, Money.of("3.0", "CNY"), MOST))
                .isNotEqualTo(new QuotedCost(TEN, TEN, LEAST, MOST))
                .isNotEqualTo(new QuotedCost(FIVE, FIVE, LEAST, MOST))
                .isNotEqualTo(new QuotedCost(FIVE, TEN, MOST, MOST))
                .isNotEqualTo(new QuotedCost(FIVE, TEN, LEAST, LEAST))
                .isNotEqualTo(new QuotedCost(FIVE, TEN, null, null))
                .isNotEqualTo(null);
    }

    @Test
    void equals_whenNoPriceIsKnown_comparesTheTimes() {
        assertThat(new QuotedCost(FIVE, TEN, null, null))
                .isEqualTo(new QuotedCost(FIVE, TEN, null, null))
                .hasSameHashCodeAs(new QuotedCost(FIVE, TEN, null, null));
    }
}

package dev.wanedit.benchmarks.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.benchmarks.fleet.AccountDay.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FleetPlanTest {

    private static final Path PAGE = Path.of("..", "docs", "fleet.md");

    /** They are the same on every machine; write them into the page again when the plan changes. */
    @Test
    void tables_ofThePage_areThoseOfTheProgram() throws IOException {
        assertThat(Files.readString(PAGE)).contains(FleetPlan.tables().split("\n\n"));
    }

    /** 86,400 s of five tasks at once, by the mean duration of a task. */
    @Test
    void day_whenMoreJobsComeThanFiveAtOnceCanDo_doesAsManyAsTheyCan() {
        double most = 5 * Demand.DAY / Demand.meanDuration();

        Totals day = Totals.of(1, new Demand(10_000), Limits.PUBLISHED);

        assertThat((double) day.done()).isBetween(0.9 * most, most);
        assertThat(day.done() + day.left()).isBetween(day.jobs() - 5, day.jobs());
        assertThat(day.longestQueue()).isGreaterThan(7_000);
    }

    @Test
    void day_whenFewJobsCome_sendsThemAtOnceAndAsksForEachTwice() {
        Totals day = Totals.of(1, new Demand(100), Limits.PUBLISHED);

        assertThat(day.wait(0.95)).isZero();
        assertThat(day.left()).isZero();
        assertThat(StoreCost.mean(day::queried) * Demand.DAY).isBetween(1.9 * day.jobs(), 2.0 * day.jobs());
    }
}

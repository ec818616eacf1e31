package dev.wanedit.fleet.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.task.JobKey;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RefusalsTest {

    private final Refusals refusals = new Refusals();

    @Test
    void waitAfterOne_whenAJobIsRefusedAgainAndAgain_growsAndEnds() {
        JobKey key = new JobKey("order");

        assertThat(Stream.generate(() -> refusals.waitAfterOne(key)).limit(5))
                .extracting(Duration::toMinutes)
                .containsExactly(1L, 2L, 4L, 8L, 16L);

        assertThat(refusals.waitAfterOne(key)).isNull();
        assertThat(refusals.waitAfterOne(key)).as("of a new try by hand").hasMinutes(1);
    }

    @Test
    void forget_whenTheJobWasSent_countsFromTheBeginning() {
        JobKey key = new JobKey("order");
        assertThat(refusals.waitAfterOne(key)).hasMinutes(1);

        refusals.forget(key);

        assertThat(refusals.waitAfterOne(key)).hasMinutes(1);
    }

    @Test
    void waitAfterOne_countsEachJobByItself() {
        assertThat(refusals.waitAfterOne(new JobKey("a"))).hasMinutes(1);
        assertThat(refusals.waitAfterOne(new JobKey("a"))).hasMinutes(2);
        assertThat(refusals.waitAfterOne(new JobKey("b"))).hasMinutes(1);
    }
}

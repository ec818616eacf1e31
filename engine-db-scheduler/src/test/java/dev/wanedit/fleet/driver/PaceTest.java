package dev.wanedit.fleet.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many jobs the driver lets go, whose turns come at moments of their own. */
class PaceTest {

    private static final int SECONDS = 60;
    private static final int PER_SECOND = 5;

    private long nanos;
    private final Pace pace = new Pace(PER_SECOND, () -> nanos);

    @ParameterizedTest
    @ValueSource(ints = {10, 70, 99, 100, 101})
    void pace_whenTurnsAreNotAtItsMoments_isKeptAllTheSame(int turn) {
        int let = 0;
        for (int millis = 0; millis < SECONDS * 1000; millis += turn) {
            nanos += Duration.ofMillis(turn).toNanos();
            if (pace.allows()) {
                pace.note();
                let++;
            }
        }

        assertThat(let).isBetween(SECONDS * PER_SECOND - 3, SECONDS * PER_SECOND + 2);
    }

    /** They would come to the gate of the client at the same moment, and so in any order. */
    @Test
    void pace_whenNothingWasSentForLong_letsNoTwoGoAtOnce() {
        nanos += Duration.ofMinutes(5).toNanos();

        assertThat(pace.allows()).isTrue();
        pace.note();
        assertThat(pace.allows()).isFalse();
    }
}

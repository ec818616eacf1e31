package dev.wanedit.engine.poll;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RequestPaceTest {

    private static final long SECOND = RequestPace.SECOND;

    private final RequestPace pace = new RequestPace(20, 0);

    @Test
    void take_whenAsOftenAsAllowed_keepsALittleUnderTheLimitInEachSecond() {
        assertThat(requests(0, SECOND)).isBetween(18, 19);
        assertThat(requests(SECOND, 2 * SECOND)).isBetween(18, 19);
    }

    @Test
    void take_whenNothingWasSentForAWhile_sendsNoBurst() {
        pace.take(0);

        assertThat(requests(100 * SECOND, 101 * SECOND)).isBetween(18, 19);
    }

    @Test
    void throttled_whenItIsRefused_waitsASecondAndHalvesAndGrowsAgain() {
        pace.throttled(SECOND, SECOND);
        pace.throttled(SECOND, SECOND + 1);

        assertThat(requests(SECOND, 2 * SECOND - 2_000_000)).isZero();
        assertThat(requests(2 * SECOND, 3 * SECOND)).isBetween(8, 10);
        assertThat(requests(60 * SECOND, 61 * SECOND)).isBetween(18, 19);
    }

    @Test
    void busy_whenHalfOfThePaceIsInUse_isTrueUntilItIsCalmAgain() {
        assertThat(pace.busy(0)).isFalse();
        requests(0, 3 * SECOND);

        assertThat(pace.busy(3 * SECOND)).isTrue();
        assertThat(pace.busy(10 * SECOND)).isFalse();
    }

    private int requests(long from, long until) {
        int count = 0;
        for (long now = from; now < until; now += 1_000_000) {
            while (pace.free(now)) {
                pace.take(now);
                count++;
            }
        }
        return count;
    }
}

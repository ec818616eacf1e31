package dev.wanedit.engine.duration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.job.Resolution;
import org.junit.jupiter.api.Test;

class DurationHistogramTest {

    private static final long SECOND = 1_000_000_000;

    private final DurationHistogram sketch = new DurationHistogram();

    @Test
    void untilNextLook_whenNothingIsLearnt_isSparseAtFirstAndDenseWhereMostEditsEnd() {
        assertThat(sketch.untilNextLook(0)).isGreaterThan(3 * sketch.untilNextLook(150 * SECOND));
        assertThat(sketch.untilNextLook(150 * SECOND)).isBetween(SECOND, 4 * SECOND);
        assertThat(sketch.untilNextLook(450 * SECOND)).isBetween(2 * SECOND, 12 * SECOND);
    }

    @Test
    void untilNextLook_whenLookedAtAnyTime_isNeverDenserThanASecond() {
        learn(20, 200);

        for (long age = 0; age < 20_000; age++) {
            assertThat(sketch.untilNextLook(age * SECOND)).isBetween(SECOND, 30 * SECOND);
        }
    }

    @Test
    void learn_whenEditsAreShort_looksDenselyWhereTheyEnd() {
        long before = sketch.untilNextLook(20 * SECOND);

        learn(22, 60);

        assertThat(sketch.untilNextLook(20 * SECOND)).isLessThan(before / 2).isLessThan(3 * SECOND);
        assertThat(sketch.median()).isBetween(18 * SECOND, 26 * SECOND);
    }

    @Test
    void of_whenTheKindDiffers_learnsForThatKindAndALittleForAll() {
        LearntDurations learnt = new LearntDurations();
        DurationHistogram large = learnt.of(new DurationKey(Resolution.P1080, 10));
        for (int i = 0; i < 100; i++) {
            learnt.learn(large, 500 * SECOND);
        }

        assertThat(learnt.of(new DurationKey(Resolution.P1080, 10)).median()).isGreaterThan(400 * SECOND);
        assertThat(learnt.of(new DurationKey(Resolution.P720, 3))).isNotSameAs(large);
        assertThat(learnt.of(DurationKey.UNKNOWN).median()).isGreaterThan(400 * SECOND);
    }

    private void learn(int seconds, int times) {
        for (int i = 0; i < times; i++) {
            sketch.learn(seconds * SECOND);
        }
    }
}

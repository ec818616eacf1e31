package dev.wanedit.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitsTest {

    @Test
    void share_whenHalf_isHalfOfEachRoundedDown() {
        assertThat(RateLimits.ACCOUNT.share(0.5)).isEqualTo(new RateLimits(2, 10, 10, 10));
    }

    @Test
    void share_whenVerySmall_leavesOneOfEach() {
        assertThat(RateLimits.ACCOUNT.share(0.001)).isEqualTo(new RateLimits(1, 1, 1, 1));
    }

    @Test
    void share_whenThreeProcessesShare_isNoMoreThanTheAccountTogether() {
        RateLimits third = RateLimits.ACCOUNT.share(1.0 / 3);

        assertThat(3 * third.submits()).isLessThanOrEqualTo(RateLimits.ACCOUNT.submits());
        assertThat(3 * third.queries()).isLessThanOrEqualTo(RateLimits.ACCOUNT.queries());
    }

    @Test
    void share_whenWhole_isTheSame() {
        assertThat(RateLimits.ACCOUNT.share(1)).isEqualTo(RateLimits.ACCOUNT);
    }

    /** 100 times 0.29 is a little less than 29 in binary fractions. */
    @Test
    void share_whenTheProductIsWhole_losesNothing() {
        assertThat(new RateLimits(100, 100, 100, 100).share(0.29)).isEqualTo(new RateLimits(29, 29, 29, 29));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.5, 1.01, Double.NaN, Double.POSITIVE_INFINITY})
    void share_whenOutOfRange_isRefused(double part) {
        assertThatThrownBy(() -> RateLimits.ACCOUNT.share(part)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1_000_001})
    void limits_whenOneIsOutOfRange_areRefused(int limit) {
        assertThatThrownBy(() -> new RateLimits(5, limit, 20, 20)).isInstanceOf(IllegalArgumentException.class);
    }
}

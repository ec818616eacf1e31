package dev.wanedit.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReconciliationTest {

    @Test
    void covering_whenACallMayTakeLong_settlesInTwiceThatTime() {
        assertThat(Reconciliation.DEFAULT.covering(Duration.ofMinutes(5)).settling())
                .isEqualTo(Duration.ofMinutes(10));
        assertThat(Reconciliation.DEFAULT.covering(Duration.ofSeconds(60))).isEqualTo(Reconciliation.DEFAULT);
    }

    @Test
    void covering_whenACallMayTakeForever_staysWithinWhatTheListTells() {
        assertThat(Reconciliation.DEFAULT
                        .covering(Duration.ofSeconds(Long.MAX_VALUE))
                        .settling())
                .isEqualTo(Duration.ofHours(24));
    }

    @Test
    void settlingIn_whenNotPositive_isRefused() {
        assertThatThrownBy(() -> Reconciliation.DEFAULT.settlingIn(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

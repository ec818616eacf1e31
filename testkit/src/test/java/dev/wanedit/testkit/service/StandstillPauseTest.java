package dev.wanedit.testkit.service;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Only time that is spent waiting counts. */
class StandstillPauseTest {

    private final AtomicLong time = new AtomicLong(-7);
    private final Standstill standstill = new Standstill(Duration.ofSeconds(30), time::get);

    @Test
    void queried_afterALongPause_isAnswered() {
        queries(9, 0);

        assertThatCode(() -> queries(5, 60)).doesNotThrowAnyException();
    }

    @Test
    void queried_whenAClientWaitsFor30Seconds_isRefused() {
        assertThatCode(() -> queries(10, 3)).doesNotThrowAnyException();

        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> queries(2, 3)).withMessageContaining("30 s");
    }

    private void queries(int count, int secondsBetween) {
        for (int i = 0; i < count; i++) {
            standstill.queried(Instant.EPOCH, "RUNNING");
            time.addAndGet(TimeUnit.SECONDS.toNanos(secondsBetween));
        }
    }
}

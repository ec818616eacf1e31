package dev.wanedit.fleet.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.HeartbeatConfig;
import com.github.kagkarlsson.scheduler.HeartbeatState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a driver stops to send, by its heartbeat and two clocks. */
class LeaseTest {

    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final Instant START = Instant.parse("2026-04-03T00:00:00Z");

    private long nanos;
    private Instant now = START;
    private final HeartbeatState heartbeat =
            new HeartbeatState(() -> now, START, new HeartbeatConfig(INTERVAL, 4, INTERVAL.multipliedBy(4)));
    private final Lease lease = new Lease(heartbeat, INTERVAL, () -> nanos, () -> now);

    @Test
    void lease_whenHeartbeatsCome_holds() {
        for (int i = 0; i < 1000; i++) {
            pass(Duration.ofSeconds(5));
            lease.beat();
            heartbeat.heartbeat(true, now);
        }

        assertThat(lease.maySend()).isTrue();
    }

    @Test
    void lease_whenTheProcessWasSuspended_isLostBeforeAnythingIsSent() {
        pass(Duration.ofHours(1));

        assertThat(lease.maySend()).isFalse();
        heartbeat.heartbeat(true, now);
        lease.beat();
        assertThat(lease.maySend())
                .as("also when a heartbeat succeeded meanwhile")
                .isFalse();
        assertThat(lease.isLost()).isTrue();
    }

    @Test
    void lease_whenTheMachineWasSuspended_isLostByTheTimeOfDay() {
        now = now.plus(Duration.ofHours(1));

        assertThat(lease.maySend()).isFalse();
    }

    @Test
    void lease_whenTheClockIsSetBack_isLost() {
        pass(Duration.ofSeconds(1));
        now = now.minus(Duration.ofHours(1));

        assertThat(lease.maySend()).isFalse();
        assertThat(lease.isLost()).isTrue();
    }

    @Test
    void lease_whenHeartbeatsFail_sendsNothingUntilOneSucceeds() {
        heartbeat.heartbeat(false, now);
        assertThat(lease.maySend()).isFalse();
        assertThat(lease.isLost()).isFalse();

        heartbeat.heartbeat(true, now);
        assertThat(lease.maySend()).isTrue();
    }

    @Test
    void lease_whenHalfOfTheTimeIsOverAtWhichOthersTakeOver_isLost() {
        pass(Duration.ofSeconds(9));
        lease.beat();
        pass(Duration.ofSeconds(9));
        lease.beat();
        assertThat(lease.isLost()).isFalse();

        pass(Duration.ofSeconds(2));
        assertThat(lease.isLost()).isTrue();
    }

    /** Between its look at the clocks and its note of them. */
    @Test
    void lease_whenTheProcessIsSuspendedInTheMidstOfABeat_isLost() {
        List<Duration> pauses = new ArrayList<>(List.of(Duration.ZERO, Duration.ZERO, Duration.ofHours(1)));
        Lease interrupted = new Lease(
                heartbeat,
                INTERVAL,
                () -> {
                    pass(pauses.isEmpty() ? Duration.ZERO : pauses.remove(0));
                    return nanos;
                },
                () -> now);

        interrupted.beat();
        heartbeat.heartbeat(true, now);
        interrupted.beat();
        heartbeat.heartbeat(true, now);

        assertThat(interrupted.maySend()).isFalse();
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
        now = now.plus(time);
    }
}

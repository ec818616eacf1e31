package dev.wanedit.fleet.node;

import com.github.kagkarlsson.scheduler.HeartbeatState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Whether this process still drives the account, as db-scheduler's heartbeat and two clocks show it. Another node revives the
 * execution when it has seen no heartbeat for four intervals or more; this one stops to send after half of that time. A process
 * that was suspended finds that out by the clocks before it sends anything: one of them has moved too far since the last beat.
 * Once lost, it stays lost.
 */
public final class Lease {

    private static final double HALF_DEAD = 0.5;

    private final HeartbeatState heartbeat;
    private final Duration longestGap;
    private final LongSupplier nanos;
    private final InstantSource clock;
    private volatile Beat last;
    private volatile boolean lost;

    /**
     * @param heartbeat that of the execution
     * @param longestGap between two beats; also the most by which the two clocks may differ about it
     * @param nanos a clock that no one sets
     * @param clock the time of day
     */
    public Lease(HeartbeatState heartbeat, Duration longestGap, LongSupplier nanos, InstantSource clock) {
        this.heartbeat = heartbeat;
        this.longestGap = longestGap;
        this.nanos = nanos;
        this.clock = clock;
        this.last = new Beat(nanos.getAsLong(), clock.instant());
    }

    /** Called by the driver's own thread again and again. A beat that comes too late does not hide that it does. */
    public void beat() {
        Beat now = now();
        if (!isLostAt(now)) {
            last = now;
        }
    }

    /** True if a request may be sent now. False for a while if a heartbeat failed, which may pass. */
    public boolean maySend() {
        return !isLost() && heartbeat.getFailedHeartbeats() == 0;
    }

    /** True if another node may drive the account now or soon. */
    public boolean isLost() {
        return isLostAt(now());
    }

    private Beat now() {
        return new Beat(nanos.getAsLong(), clock.instant());
    }

    private boolean isLostAt(Beat now) {
        if (!lost && (wasSuspendedAt(now) || heartbeat.getFractionDead() >= HALF_DEAD)) {
            lost = true;
        }
        return lost;
    }

    private boolean wasSuspendedAt(Beat now) {
        Beat before = last;
        Duration measured = Duration.ofNanos(now.nanos() - before.nanos());
        Duration ofDay = Duration.between(before.clock(), now.clock());
        return measured.compareTo(longestGap) > 0 || ofDay.minus(measured).abs().compareTo(longestGap) > 0;
    }

    private record Beat(long nanos, Instant clock) {}
}

package dev.wanedit.engine.reconcile;

import java.time.Duration;
import java.time.Instant;

/**
 * One moment by this machine's clock and by the timer, which does not change when the clock is set.
 *
 * @param clock the time of the clock
 * @param timer the time of the timer, in nanoseconds
 */
record Moment(Instant clock, long timer) {

    /** What the clock would show at the later moment if it was not set meanwhile. */
    Instant expectedAt(Moment later) {
        return clock.plusNanos(later.timer - timer);
    }

    /** By how much the clock was set between the two moments; negative if it was set back. */
    Duration setUntil(Moment later) {
        return Duration.between(expectedAt(later), later.clock);
    }
}

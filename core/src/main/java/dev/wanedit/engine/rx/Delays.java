package dev.wanedit.engine.rx;

import dev.wanedit.task.ReadableUnits;
import java.time.Duration;

/** Converts durations for a scheduler. A duration that is too long to count in nanoseconds is treated as endless. */
public final class Delays {

    private Delays() {}

    /** None if it is negative; a duration that is too long to count in nanoseconds is treated as endless. */
    public static long nanos(Duration duration) {
        return duration.isNegative() ? 0 : ReadableUnits.countable(duration).toNanos();
    }
}

package dev.wanedit.engine.rx;

import dev.wanedit.task.Amounts;
import java.time.Duration;

/** Durations as a scheduler takes them. */
public final class Delays {

    private Delays() {}

    /** None if it is negative; one that no counter of nanoseconds holds is as good as for ever. */
    public static long nanos(Duration duration) {
        return duration.isNegative() ? 0 : Amounts.countable(duration).toNanos();
    }
}

package dev.wanedit.engine.rx;

import java.time.Duration;

/** Converts durations for a scheduler. A duration that is too long to count in nanoseconds is treated as for ever. */
public final class Delays {

    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private Delays() {}

    public static long nanos(Duration duration) {
        if (duration.isNegative()) {
            return 0;
        }
        return (duration.compareTo(FOR_EVER) > 0 ? FOR_EVER : duration).toNanos();
    }
}

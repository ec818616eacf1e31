package dev.wanedit.engine.rx;

import java.time.Duration;

/** Durations as a scheduler takes them: one that no counter of nanoseconds holds is as good as for ever. */
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

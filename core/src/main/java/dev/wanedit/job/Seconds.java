package dev.wanedit.job;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** Lengths of clips as numbers of seconds, the same in every locale. */
public final class Seconds {

    private static final int MILLISECONDS = 3;

    private Seconds() {}

    static BigDecimal of(Duration duration) {
        return BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
    }

    /** For example {@code 10.04}. */
    public static String text(Duration duration) {
        return of(duration).stripTrailingZeros().toPlainString();
    }

    /** To the millisecond, with the given rounding. */
    public static String text(Duration duration, RoundingMode rounding) {
        return of(duration)
                .setScale(MILLISECONDS, rounding)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** Rounded up to a whole millisecond: the possible price of a clip must not be too low. */
    public static Duration roundedUp(Duration duration) {
        return Duration.ofMillis(duration.plusNanos(999_999).toMillis());
    }
}

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

    /** To the millisecond, rounded as told. */
    public static String text(Duration duration, RoundingMode rounding) {
        return of(duration)
                .setScale(MILLISECONDS, rounding)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** The next whole millisecond: what a clip may cost must not be told too low. */
    public static Duration roundedUp(Duration duration) {
        return Duration.ofMillis(duration.plusNanos(999_999).toMillis());
    }
}

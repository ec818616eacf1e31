package dev.wanedit.cli.result;

import java.math.BigDecimal;
import java.time.Duration;

/** Writes times for readers, the same in every locale; see {@link dev.wanedit.task.ReadableUnits} for sizes. */
public final class Times {

    private Times() {}

    /** Minutes and seconds, rounded, for example {@code 2:05}. */
    public static String clock(Duration time) {
        Duration rounded = time.plusMillis(500);
        int seconds = rounded.toSecondsPart();
        return rounded.toMinutes() + (seconds < 10 ? ":0" : ":") + seconds;
    }

    /** Without zeros at the end, and never in scientific notation. */
    public static BigDecimal seconds(Duration time) {
        BigDecimal plain = BigDecimal.valueOf(time.toNanos(), 9).stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }
}

package dev.wanedit.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** Writes sizes and times for readers, the same in every locale. */
final class Amounts {

    private static final int UNIT = 1024;

    private Amounts() {}

    /** For example {@code 103 KB} or {@code 4.2 MB}. */
    static String bytes(long bytes) {
        if (bytes < UNIT) {
            return bytes + " B";
        }
        if (bytes < UNIT * UNIT) {
            return Math.round((double) bytes / UNIT) + " KB";
        }
        return BigDecimal.valueOf(bytes)
                        .divide(BigDecimal.valueOf((long) UNIT * UNIT), 1, RoundingMode.HALF_UP)
                        .toPlainString()
                + " MB";
    }

    /** Minutes and seconds, rounded, for example {@code 2:05}. */
    static String clock(Duration time) {
        Duration rounded = time.plusMillis(500);
        int seconds = rounded.toSecondsPart();
        return rounded.toMinutes() + (seconds < 10 ? ":0" : ":") + seconds;
    }

    /** Without zeros that say nothing, and never as a power of ten. */
    static BigDecimal seconds(Duration time) {
        BigDecimal plain = BigDecimal.valueOf(time.toNanos(), 9).stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }
}

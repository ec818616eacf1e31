package dev.wanedit.task;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** Writes durations and sizes as people write them, the same in every locale: {@code 30 s}, {@code 2 min}, {@code 103 KB}. */
public final class ReadableUnits {

    private static final int UNIT = 1024;
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);
    private static final Duration TWO_HOURS = Duration.ofHours(2);
    private static final Duration THREE_DAYS = Duration.ofDays(3);
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private ReadableUnits() {}

    /**
     * Exact, for settings and limits. For example {@code 200 ms}, {@code 1.5 s}, {@code 90 s}, {@code 2 min},
     * {@code 2 min 5 s}, {@code 24 h}.
     */
    public static String duration(Duration duration) {
        if (duration.isNegative()) {
            return "-" + duration(nextTo(duration).negated());
        }
        if (!duration.isZero() && duration.compareTo(SECOND) < 0) {
            return plain(BigDecimal.valueOf(duration.toNanos(), 6)) + " ms";
        }
        boolean wholeMinute = duration.toNanosPart() == 0 && duration.toSecondsPart() == 0 && !duration.isZero();
        if (!wholeMinute && duration.compareTo(TWO_MINUTES) < 0) {
            return seconds(duration.toSeconds(), duration.toNanosPart());
        }
        if (duration.compareTo(TWO_HOURS) < 0) {
            return duration.toMinutes() + " min" + rest(duration);
        }
        if (duration.compareTo(THREE_DAYS) >= 0 && duration.equals(Duration.ofDays(duration.toDays()))) {
            return duration.toDays() + " days";
        }
        String minutes = duration.toMinutesPart() == 0 ? "" : " " + duration.toMinutesPart() + " min";
        return duration.toHours() + " h" + minutes + rest(duration);
    }

    /**
     * The duration, or a hundred years if it is longer: no clock of the JDK counts more in nanoseconds, and no wait is
     * that long.
     */
    public static Duration countable(Duration duration) {
        return duration.compareTo(FOR_EVER) > 0 ? FOR_EVER : duration;
    }

    /** Rounded, for what was measured. For example {@code 35 ms}, {@code 2.3 s}, {@code 48 s}, {@code 12 min 3 s}. */
    public static String elapsed(Duration time) {
        if (time.isNegative()) {
            return duration(Duration.ZERO);
        }
        if (time.compareTo(SECOND) < 0) {
            return time.toMillis() + " ms";
        }
        return duration(time.compareTo(TEN_SECONDS) < 0 ? rounded(time, 100) : rounded(time, 1000));
    }

    /** Rounded, in units of 1024. For example {@code 512 bytes}, {@code 103 KB}, {@code 4.2 MB}, {@code 1.5 GB}. */
    public static String bytes(long bytes) {
        if (bytes < UNIT) {
            return bytes == 1 ? "1 byte" : bytes + " bytes";
        }
        long kilobytes = Math.round((double) bytes / UNIT);
        if (kilobytes < UNIT) {
            return kilobytes + " KB";
        }
        long megabyte = (long) UNIT * UNIT;
        BigDecimal megabytes = tenths(bytes, megabyte);
        return megabytes.compareTo(BigDecimal.valueOf(UNIT)) < 0
                ? plain(megabytes) + " MB"
                : plain(tenths(bytes, megabyte * UNIT)) + " GB";
    }

    /** The most negative duration has no positive counterpart, so the next one is used. */
    private static Duration nextTo(Duration duration) {
        return duration.toSeconds() == Long.MIN_VALUE ? Duration.ofSeconds(Long.MIN_VALUE + 1) : duration;
    }

    private static Duration rounded(Duration time, long millis) {
        return Duration.ofMillis((time.toMillis() + millis / 2) / millis * millis);
    }

    private static String rest(Duration duration) {
        return duration.toSecondsPart() == 0 && duration.toNanosPart() == 0
                ? ""
                : " " + seconds(duration.toSecondsPart(), duration.toNanosPart());
    }

    private static String seconds(long seconds, int nanos) {
        return plain(BigDecimal.valueOf(seconds).add(BigDecimal.valueOf(nanos, 9))) + " s";
    }

    private static BigDecimal tenths(long bytes, long unit) {
        return BigDecimal.valueOf(bytes).divide(BigDecimal.valueOf(unit), 1, RoundingMode.HALF_UP);
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}

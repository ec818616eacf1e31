package dev.wanedit.wire;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Reads the service's values leniently: a value that cannot be read becomes null, so that a paid result is not lost
 * because of it.
 */
public final class WireValues {

    private static final long MAX_SECONDS = 1_000_000;
    private static final int MAX_DIGITS = 32;
    private static final int MAX_SCALE = 32; // Rounding 1E-99999999 would take minutes.

    private WireValues() {}

    /** A time as {@code yyyy-MM-dd HH:mm:ss.SSS} without zone. */
    static @Nullable Instant time(@Nullable String text, ZoneId zone) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return ServiceTime.read(text.trim(), zone);
    }

    static @Nullable Instant epochMillis(@Nullable Long millis) {
        return millis == null || millis <= 0 ? null : Instant.ofEpochMilli(millis);
    }

    static @Nullable Duration seconds(@Nullable Object value) {
        BigDecimal seconds = number(value);
        if (seconds == null || seconds.signum() < 0 || seconds.compareTo(BigDecimal.valueOf(MAX_SECONDS)) > 0) {
            return null;
        }
        return Duration.ofMillis(
                seconds.movePointRight(3).setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    /** A whole number that is a number or a text; null if it is neither, or does not fit. */
    public static @Nullable Integer integer(@Nullable Object value) {
        BigDecimal number = number(value);
        try {
            return number == null ? null : number.intValueExact();
        } catch (ArithmeticException e) {
            return null;
        }
    }

    /** The text without surrounding spaces; null if it is null or blank. */
    static @Nullable String text(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static @Nullable BigDecimal number(@Nullable Object value) {
        if (!(value instanceof Number) && !(value instanceof String)) {
            return null;
        }
        String text = value.toString().trim();
        if (text.length() > MAX_DIGITS) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(text);
            return Math.abs((long) number.scale()) > MAX_SCALE ? null : number;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}

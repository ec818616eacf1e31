package dev.wanedit.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The times that the service writes: {@code yyyy-MM-dd HH:mm:ss} and up to nine digits of a second, without zone. Each query
 * brings up to three of them, and a formatter makes more garbage than the JSON library. So the usual form is read here, and
 * the formatter reads only what has another form, or a day that not every month has.
 */
final class ServiceTime {

    private static final int LENGTH_TO_SECONDS = 19;
    private static final int MOST_FRACTION = 9;
    private static final int NOT_PLAIN = -1;

    private ServiceTime() {}

    /** Null if the text is no time. */
    static @Nullable Instant read(String text, ZoneId zone) {
        LocalDateTime time = plain(text);
        if (time == null) {
            time = formatted(text);
        }
        return time == null ? null : time.atZone(zone).toInstant();
    }

    /** Null if the formatter cannot read it. */
    static @Nullable LocalDateTime formatted(String text) {
        try {
            return LocalDateTime.parse(text, OtherForms.FORMATTER);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Null if it has not the usual form; the formatter may be able to read it all the same. */
    static @Nullable LocalDateTime plain(String text) {
        if (!hasSeparators(text)) {
            return null;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        int nano = nano(text);
        // The formatter moves the 30th of February, and this one leaves such a day to it.
        boolean inEveryMonth = year > 0 && isIn(month, 1, 12) && isIn(day, 1, 28);
        boolean ofDay = isIn(hour, 0, 23) && isIn(minute, 0, 59) && isIn(second, 0, 59) && nano >= 0;
        return inEveryMonth && ofDay ? LocalDateTime.of(year, month, day, hour, minute, second, nano) : null;
    }

    private static boolean hasSeparators(String text) {
        int length = text.length();
        return length >= LENGTH_TO_SECONDS
                && length <= LENGTH_TO_SECONDS + 1 + MOST_FRACTION
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == ' '
                && text.charAt(13) == ':'
                && text.charAt(16) == ':'
                && (length == LENGTH_TO_SECONDS || text.charAt(LENGTH_TO_SECONDS) == '.');
    }

    private static int nano(String text) {
        int start = LENGTH_TO_SECONDS + 1;
        int digits = text.length() - start;
        if (digits < 0) {
            return 0;
        }
        int nano = digits == 0 ? NOT_PLAIN : number(text, start, text.length());
        for (int i = digits; i < MOST_FRACTION && nano >= 0; i++) {
            nano *= 10;
        }
        return nano;
    }

    private static int number(String text, int start, int end) {
        int number = 0;
        for (int i = start; i < end; i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                return NOT_PLAIN;
            }
            number = number * 10 + (digit - '0');
        }
        return number;
    }

    private static boolean isIn(int value, int first, int last) {
        return value >= first && value <= last;
    }

    /** Of its own, so that the formatter is made only if a time has no usual form. */
    private static final class OtherForms {

        static final DateTimeFormatter FORMATTER = new DateTimeFormatterBuilder()
                .appendPattern("yyyy-MM-dd HH:mm:ss")
                .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
                .toFormatter(Locale.ROOT);
    }
}

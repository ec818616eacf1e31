package dev.wanedit.testkit.http;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Times as HTTP writes them. A formatter would load the names of days and months in the languages of the world first. */
public final class HttpDate {

    private static final String DAYS = "MonTueWedThuFriSatSun";
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    private HttpDate() {}

    /** For example {@code Fri, 03 Apr 2026 07:05:09 GMT}. */
    public static String text(Instant instant) {
        OffsetDateTime time = instant.atOffset(ZoneOffset.UTC);
        return name(DAYS, time.getDayOfWeek().getValue()) + ", " + two(time.getDayOfMonth()) + " "
                + name(MONTHS, time.getMonthValue()) + " " + time.getYear() + " " + two(time.getHour()) + ":"
                + two(time.getMinute()) + ":" + two(time.getSecond()) + " GMT";
    }

    private static String name(String names, int number) {
        return names.substring(3 * number - 3, 3 * number);
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}

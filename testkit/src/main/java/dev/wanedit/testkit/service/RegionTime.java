package dev.wanedit.testkit.service;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Writes times as the service does, without a zone. */
final class RegionTime {

    private static final DateTimeFormatter IN_ANSWERS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);
    private static final DateTimeFormatter IN_FILTERS = DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT);

    private RegionTime() {}

    static String text(Instant instant, ZoneId zone) {
        return IN_ANSWERS.format(instant.atZone(zone));
    }

    static Instant filter(String text, String field, ZoneId zone) {
        try {
            return LocalDateTime.parse(text, IN_FILTERS).atZone(zone).toInstant();
        } catch (DateTimeParseException malformed) {
            throw new Refusal(400, "InvalidParameter", field + " must have the format yyyyMMddHHmmss");
        }
    }
}

package dev.wanedit.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Reads the {@code Date} header. Only the form that all servers write today is read: {@code Sun, 06 Nov 1994 08:49:37 GMT}. */
final class HttpDate {

    private HttpDate() {}

    /** The moment; null if there is none or it cannot be read, since no answer is worth less for that. */
    static @Nullable Instant parse(@Nullable String header) {
        if (header == null) {
            return null;
        }
        try {
            return DateTimeFormatter.RFC_1123_DATE_TIME.parse(header.trim(), Instant::from);
        } catch (DateTimeException e) {
            return null;
        }
    }
}

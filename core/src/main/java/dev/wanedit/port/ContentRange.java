package dev.wanedit.port;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The {@code Content-Range} header of a partial answer.
 *
 * @param first first byte of the answer
 * @param last last byte of the answer
 * @param total length of the whole file in bytes, -1 if not sent
 */
record ContentRange(long first, long last, long total) {

    private static final Pattern FORM = Pattern.compile("(?i)\\s*bytes\\s+(\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)\\s*");

    /** Empty if the text is not a valid range, or contradicts itself. */
    static Optional<ContentRange> parse(@Nullable String header) {
        Matcher match = FORM.matcher(header == null ? "" : header);
        if (!match.matches()) {
            return Optional.empty();
        }
        long total = match.group(3).equals("*") ? -1 : Long.parseLong(match.group(3));
        ContentRange range = new ContentRange(Long.parseLong(match.group(1)), Long.parseLong(match.group(2)), total);
        boolean sound = range.first <= range.last && (total < 0 || range.last < total);
        return sound ? Optional.of(range) : Optional.empty();
    }

    /** The {@code Content-Length} header of a complete answer, -1 if it is missing or not valid. */
    static long length(@Nullable String header) {
        String text = header == null ? "" : header.trim();
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
    }
}

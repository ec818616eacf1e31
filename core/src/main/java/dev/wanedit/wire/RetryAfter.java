package dev.wanedit.wire;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@code Retry-After} header given in seconds. A date is not read: that would need the wall clock, and the
 * service is not known to send dates.
 */
final class RetryAfter {

    private static final int MOST_DIGITS = 9;

    private RetryAfter() {}

    static @Nullable Duration parse(@Nullable String header) {
        String text = header == null ? "" : header.trim();
        boolean digits =
                !text.isEmpty() && text.length() <= MOST_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Duration.ofSeconds(Long.parseLong(text)) : null;
    }
}

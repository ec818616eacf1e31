package dev.wanedit.testkit.service.storage;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a file.
 *
 * @param from the first byte
 * @param to the byte after the last; not after {@code from} when nothing can be served
 */
record ByteRange(int from, int to) {

    private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** The range in a {@code Range} header; empty if it cannot be understood: then the whole file is sent. */
    static Optional<ByteRange> parse(String header, int length) {
        Matcher single = SINGLE.matcher(header);
        if (!single.matches() || header.equals("bytes=-")) {
            return Optional.empty();
        }
        if (single.group(1).isEmpty()) {
            long last = Math.min(length, Long.parseLong(single.group(2)));
            return Optional.of(new ByteRange((int) (length - last), length));
        }
        long from = Long.parseLong(single.group(1));
        long last = single.group(2).isEmpty() ? Long.MAX_VALUE - 1 : Long.parseLong(single.group(2));
        if (last < from) {
            return Optional.empty();
        }
        return Optional.of(new ByteRange((int) Math.min(from, length), (int) Math.min(last + 1, length)));
    }

    boolean isUnsatisfiable() {
        return from >= to;
    }
}

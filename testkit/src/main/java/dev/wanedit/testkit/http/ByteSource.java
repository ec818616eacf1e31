package dev.wanedit.testkit.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Buffered reading of lines and counted bytes. For one thread at a time. */
final class ByteSource {

    private static final int LONGEST_LINE = 64 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[16 * 1024];
    private int next;
    private int end;

    ByteSource(InputStream in) {
        this.in = in;
    }

    /** Waits until a byte has come, without reading it; false at the end of the stream. */
    boolean await() throws IOException {
        if (next == end) {
            next = 0;
            end = Math.max(0, in.read(buffer));
        }
        return next < end;
    }

    /** A line without its end. */
    String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(128);
        while (true) {
            int b = one();
            if (b == '\n') {
                return line.toString(StandardCharsets.UTF_8);
            }
            if (line.size() == LONGEST_LINE) {
                throw new MalformedRequest("a line of over " + LONGEST_LINE + " bytes");
            }
            if (b != '\r') {
                line.write(b);
            }
        }
    }

    /** Copies this number of bytes; if the stream ends early, the bytes before the end are copied. */
    void copy(long count, ByteArrayOutputStream to) throws IOException {
        long left = count;
        while (left > 0) {
            if (!await()) {
                throw new EOFException();
            }
            int part = (int) Math.min(left, end - next);
            to.write(buffer, next, part);
            next += part;
            left -= part;
        }
    }

    /** Discards the bytes that have come so far. */
    void discard() {
        next = end;
    }

    private int one() throws IOException {
        if (!await()) {
            throw new EOFException();
        }
        return buffer[next++];
    }
}

package dev.wanedit.probe;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A length of time as it is in headers.
 *
 * @param count ticks, zero if not in the header
 * @param scale ticks in a second
 */
record Ticks(long count, long scale) {

    /** Keeps sums far from overflow: nine years of nanoseconds. */
    private static final long MOST = 1L << 58;

    private static final long NANOS = 1_000_000_000;

    /** Reads a scale of 32 bits, and the length of 32 or 64 bits after it. */
    static Ticks read(ByteBuffer bytes, boolean large) {
        long scale = Integer.toUnsignedLong(bytes.getInt());
        return new Ticks(readCount(bytes, large), scale);
    }

    /** Reads a length; an unknown length has all bits set. */
    static long readCount(ByteBuffer bytes, boolean large) {
        long count = large ? bytes.getLong() : bytes.getInt();
        if (count == -1) {
            return 0;
        }
        return large ? bounded(count) : count & 0xffff_ffffL;
    }

    static long bounded(long count) {
        return count < 0 || count > MOST ? MOST : count;
    }

    /** Null if the length is unknown or not valid. */
    @Nullable
    Duration duration() {
        return duration(count, scale);
    }

    static @Nullable Duration duration(long count, long scale) {
        if (count <= 0 || scale <= 0) {
            return null;
        }
        return Duration.ofSeconds(count / scale, count % scale * NANOS / scale);
    }
}

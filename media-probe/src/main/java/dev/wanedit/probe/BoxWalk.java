package dev.wanedit.probe;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Goes from box to box on one level, and skips their contents. The readers decide which levels are read, so deep
 * nesting costs nothing.
 */
final class BoxWalk {

    private static final int HEADER = 8;
    private static final int LARGE_HEADER = 16;
    private static final int TO_THE_END = 0;
    private static final int LARGE = 1;

    private final MediaBytes bytes;
    private final long end;
    private long at;
    private boolean cut;

    BoxWalk(MediaBytes bytes, long from, long end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /** The next box, or null after the last one. */
    @Nullable
    Box next() throws IOException {
        if (end - at < HEADER) {
            return null;
        }
        ByteBuffer header = bytes.at(at, HEADER);
        long length = Integer.toUnsignedLong(header.getInt());
        String type = MediaBytes.name(header);
        int headerLength = HEADER;
        if (length == LARGE) {
            headerLength = LARGE_HEADER;
            length = bytes.at(at + HEADER, Long.BYTES).getLong();
        } else if (length == TO_THE_END) {
            length = end - at;
        }
        // A 64-bit size with the highest bit set is read as negative; it is too large anyway.
        if (length >= 0 && length < headerLength) {
            throw new UnreadableMediaException("the box " + type + " is shorter than its header");
        }
        cut |= length < 0 || length > end - at;
        Box box = new Box(type, at + headerLength, cut ? end : at + length);
        at = box.end();
        return box;
    }

    /** True if a box was longer than its parent; then the box, and the walk, end at the end of the parent. */
    boolean isCut() {
        return cut;
    }
}

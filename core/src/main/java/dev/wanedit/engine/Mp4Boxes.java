package dev.wanedit.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Tells a whole MP4 file from the beginning of one by its outermost boxes (ISO 14496-12, 4.2): the last one ends where the
 * file does. For results whose length nobody announced, where a connection that ends early looks like the end.
 */
final class Mp4Boxes {

    private static final int HEADER = 8;
    private static final int LONG_HEADER = 16;
    private static final long TO_THE_END = 0;
    private static final long LONG_SIZE = 1;
    private static final int MOST_BOXES = 100_000;

    private Mp4Boxes() {}

    static boolean fill(FileChannel file) throws IOException {
        long position = 0;
        for (int boxes = 0; position < file.size() && boxes < MOST_BOXES; boxes++) {
            long size = size(file, position);
            if (size == TO_THE_END) {
                return true;
            }
            if (size < HEADER || size > file.size() - position) {
                return false;
            }
            position += size;
        }
        return position == file.size();
    }

    /** The size of the box that begins there; -1 if it cannot be read. */
    private static long size(FileChannel file, long position) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(LONG_HEADER);
        int read = 0;
        while (read >= 0 && header.hasRemaining()) {
            read = file.read(header, position + header.position());
        }
        int found = header.position();
        if (found < HEADER) {
            return -1;
        }
        long size = Integer.toUnsignedLong(header.getInt(0));
        if (size != LONG_SIZE) {
            return size;
        }
        return found < LONG_HEADER ? -1 : Math.max(header.getLong(HEADER), -1);
    }
}

package dev.wanedit.engine.part;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/**
 * Distinguishes a complete MP4 file from a part of one by its outermost boxes (ISO 14496-12, 4.2): {@code moov} says
 * how to play it, {@code mdat} holds the data, and no box ends after the end of the file. The host itself may have a
 * truncated file: then the length is the announced one, but the video does not play.
 */
final class Mp4Boxes {

    private static final int HEADER = 8;
    private static final int LONG_HEADER = 16;
    private static final long TO_THE_END = 0;
    private static final long LONG_SIZE = 1;
    private static final int MOST_BOXES = 100_000;
    private static final int MOOV = type("moov");
    private static final int MDAT = type("mdat");

    private final FileChannel file;
    private final long end;
    private boolean moov;
    private boolean mdat;

    private Mp4Boxes(FileChannel file) throws IOException {
        this.file = file;
        this.end = file.size();
    }

    /**
     * True if the file holds a complete video.
     *
     * @param exactly if true, nothing may follow the boxes; if false, other bytes may follow them, which some tools
     * write there
     */
    static boolean holdFilm(FileChannel file, boolean exactly) throws IOException {
        return new Mp4Boxes(file).hold(exactly);
    }

    private boolean hold(boolean exactly) throws IOException {
        long position = 0;
        for (int boxes = 0; position < end && boxes < MOST_BOXES; boxes++) {
            ByteBuffer header = header(position);
            long size = size(header, end - position);
            if (size < 0) {
                return !exactly && moov && mdat && !isBox(header);
            }
            note(header, size);
            position += size;
        }
        return position == end && moov && mdat;
    }

    private void note(ByteBuffer header, long size) {
        if (size > HEADER) {
            moov |= header.getInt(4) == MOOV;
            mdat |= header.getInt(4) == MDAT;
        }
    }

    private ByteBuffer header(long position) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(LONG_HEADER);
        int read = 0;
        while (read >= 0 && header.hasRemaining()) {
            read = file.read(header, position + header.position());
        }
        return header.flip();
    }

    /** The size of the box with this header; -1 if there is none that ends within the rest of the file. */
    private static long size(ByteBuffer header, long rest) {
        if (header.remaining() < HEADER) {
            return -1;
        }
        long size = Integer.toUnsignedLong(header.getInt(0));
        if (size == TO_THE_END) {
            return rest;
        }
        boolean isLong = size == LONG_SIZE;
        if (isLong) {
            size = header.remaining() < LONG_HEADER ? -1 : header.getLong(HEADER);
        }
        return size < (isLong ? LONG_HEADER : HEADER) || size > rest ? -1 : size;
    }

    /** True if this is the beginning of a box, by its type, which is four letters or digits. */
    private static boolean isBox(ByteBuffer header) {
        if (header.remaining() < HEADER) {
            return false;
        }
        for (int i = 4; i < HEADER; i++) {
            byte letter = header.get(i);
            if (letter < ' ' || letter > '~') {
                return false;
            }
        }
        return true;
    }

    private static int type(String name) {
        return ByteBuffer.wrap(name.getBytes(StandardCharsets.US_ASCII)).getInt();
    }
}

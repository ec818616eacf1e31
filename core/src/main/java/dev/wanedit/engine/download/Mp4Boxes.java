package dev.wanedit.engine.download;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/**
 * Tells a whole MP4 film from a part of one by its outermost boxes (ISO 14496-12, 4.2): {@code moov} says how to play it,
 * {@code mdat} holds what is played, and no box ends after the file does. A host may send a film that was cut before it
 * came there: then its length agrees with what was announced, and the film does not play.
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
     * Whether the file holds a whole film.
     *
     * @param exactly whether nothing may follow its boxes; else what is no box may, as some tools leave it there
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

    /** Whether this is the beginning of a box, by its type, which is four letters or figures. */
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

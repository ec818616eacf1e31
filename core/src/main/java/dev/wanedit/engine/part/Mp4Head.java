package dev.wanedit.engine.part;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/** Distinguishes an MP4 file from an HTML page and similar content by its first box (ISO 14496-12, 4.3). */
final class Mp4Head {

    private static final byte[] FTYP = "ftyp".getBytes(StandardCharsets.US_ASCII);
    private static final int FTYP_OFFSET = 4;

    private Mp4Head() {}

    static boolean startsIn(FileChannel file) throws IOException {
        ByteBuffer type = ByteBuffer.allocate(FTYP.length);
        int read = 0;
        while (read >= 0 && type.hasRemaining()) {
            read = file.read(type, FTYP_OFFSET + type.position());
        }
        return type.flip().equals(ByteBuffer.wrap(FTYP));
    }
}

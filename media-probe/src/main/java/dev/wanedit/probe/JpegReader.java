package dev.wanedit.probe;

import dev.wanedit.media.MediaFacts;
import dev.wanedit.media.MediaFormat;
import dev.wanedit.media.PixelSize;
import dev.wanedit.media.Transparency;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A JPEG: goes from segment to segment until the start of the frame; reads the EXIF orientation on the way. */
final class JpegReader {

    private static final int SEGMENT_HEAD = 4;
    private static final int SOME = 64;
    private static final int FILL = 0xff;
    private static final int NONE = 0x00; // after a FILL it is a plain byte and not a marker
    private static final int APP1 = 0xe1;
    private static final int END = 0xd9;
    private static final int SCAN = 0xda;

    private final MediaBytes bytes;
    private boolean turned;

    JpegReader(MediaBytes bytes) {
        this.bytes = bytes;
    }

    MediaFacts read() throws IOException {
        long at = 2;
        while (true) {
            at = marker(at);
            ByteBuffer head = bytes.at(at, SEGMENT_HEAD);
            head.get();
            int marker = head.get() & 0xff;
            if (marker == FILL) {
                at++;
            } else if (marker == NONE) {
                at += 2;
            } else if (standsAlone(marker)) {
                at += 2;
            } else {
                int length = Short.toUnsignedInt(head.getShort());
                if (length < 2 || marker == SCAN || marker == END) {
                    throw new UnreadableMediaException("no frame");
                }
                if (opensFrame(marker)) {
                    return frame(at + SEGMENT_HEAD);
                }
                if (marker == APP1) {
                    turned |= ExifOrientation.isQuarterTurned(bytes, at + SEGMENT_HEAD, length - 2);
                }
                at += 2L + length;
            }
        }
    }

    /** The position of the next marker: decoders skip bytes between segments. */
    private long marker(long from) throws IOException {
        long at = from;
        while (true) {
            ByteBuffer some = bytes.upTo(at, SOME);
            if (!some.hasRemaining()) {
                throw new EndedEarlyException("no marker after " + from);
            }
            for (int i = 0; i < some.limit(); i++) {
                if ((some.get(i) & 0xff) == FILL) {
                    return at + i;
                }
            }
            at += some.limit();
        }
    }

    private MediaFacts frame(long body) throws IOException {
        ByteBuffer frame = bytes.at(body, 5);
        int height = Short.toUnsignedInt(frame.getShort(1));
        int width = Short.toUnsignedInt(frame.getShort(3));
        if (width == 0 || height == 0) { // a height of zero means that the height follows only after the first scan
            return MediaFacts.image(MediaFormat.JPEG, null, Transparency.NONE);
        }
        PixelSize stored = new PixelSize(width, height);
        return MediaFacts.image(MediaFormat.JPEG, turned ? stored.turned() : stored, Transparency.NONE);
    }

    private static boolean standsAlone(int marker) {
        return marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8);
    }

    private static boolean opensFrame(int marker) {
        boolean tables = marker == 0xc4 || marker == 0xc8 || marker == 0xcc;
        return marker >= 0xc0 && marker <= 0xcf && !tables;
    }
}

package dev.wanedit.probe;

import dev.wanedit.media.MediaFacts;
import dev.wanedit.media.MediaFormat;
import dev.wanedit.media.PixelSize;
import dev.wanedit.media.Transparency;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A WEBP: its first chunk has all facts, in each of the three layouts. */
final class WebpReader {

    private static final int RIFF_HEAD = 8;
    private static final int CHUNK_NAME = 12;
    private static final int CHUNK_BODY = 20;
    private static final int SIDE_BITS = 14;
    private static final int SIDE_MASK = (1 << SIDE_BITS) - 1;
    private static final int EXTENDED_ALPHA = 0x10;

    private final MediaBytes bytes;

    WebpReader(MediaBytes bytes) {
        this.bytes = bytes;
    }

    MediaFacts read() throws IOException {
        long announced = Integer.toUnsignedLong(little(4, 4).getInt()) + RIFF_HEAD;
        ByteBuffer name = bytes.at(CHUNK_NAME, 4);
        MediaFacts facts = switch (MediaBytes.name(name)) {
            case "VP8 " -> lossy();
            case "VP8L" -> lossless();
            case "VP8X" -> extended();
            default -> throw new UnreadableMediaException("no first chunk of a WEBP");
        };
        return announced > bytes.size() ? facts.cutShort() : facts;
    }

    private MediaFacts lossy() throws IOException {
        ByteBuffer frame = little(CHUNK_BODY, 10);
        boolean keyFrame = (frame.get(0) & 1) == 0;
        boolean startCode = frame.get(3) == (byte) 0x9d && frame.get(4) == 1 && frame.get(5) == 0x2a;
        int width = frame.getShort(6) & SIDE_MASK; // the upper two bits are a scale that decoders ignore
        int height = frame.getShort(8) & SIDE_MASK;
        if (!keyFrame || !startCode || width == 0 || height == 0) {
            throw new UnreadableMediaException("no head of a VP8 frame");
        }
        return MediaFacts.image(MediaFormat.WEBP, new PixelSize(width, height), Transparency.NONE);
    }

    private MediaFacts lossless() throws IOException {
        ByteBuffer head = little(CHUNK_BODY, 5);
        if (head.get(0) != 0x2f) {
            throw new UnreadableMediaException("no head of a VP8L image");
        }
        int bits = head.getInt(1);
        PixelSize pixels = new PixelSize((bits & SIDE_MASK) + 1, ((bits >>> SIDE_BITS) & SIDE_MASK) + 1);
        boolean alpha = ((bits >>> (2 * SIDE_BITS)) & 1) == 1;
        return MediaFacts.image(MediaFormat.WEBP, pixels, alpha ? Transparency.CHANNEL : Transparency.NONE);
    }

    private MediaFacts extended() throws IOException {
        ByteBuffer head = little(CHUNK_BODY, 10);
        boolean alpha = (head.get(0) & EXTENDED_ALPHA) != 0;
        PixelSize pixels = new PixelSize(side(head, 4), side(head, 7));
        return MediaFacts.image(MediaFormat.WEBP, pixels, alpha ? Transparency.CHANNEL : Transparency.NONE);
    }

    private static int side(ByteBuffer head, int at) {
        return 1 + Short.toUnsignedInt(head.getShort(at)) + (Byte.toUnsignedInt(head.get(at + 2)) << 16);
    }

    private ByteBuffer little(long at, int length) throws IOException {
        return bytes.at(at, length).order(ByteOrder.LITTLE_ENDIAN);
    }
}

package dev.wanedit.probe;

import dev.wanedit.media.MediaFacts;
import dev.wanedit.media.MediaFormat;
import dev.wanedit.media.PixelSize;
import dev.wanedit.media.Transparency;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** A BMP: the file header, and the first fields of the information header after it. */
final class BmpReader {

    private static final int FILE_HEADER = 14;
    private static final int CORE_HEADER = 12; // of OS/2, with sides of 16 bits
    private static final int HEADER_WITH_ALPHA_MASK = 56;
    private static final int LONGEST_HEADER = 124;

    private BmpReader() {}

    static MediaFacts read(MediaBytes bytes) throws IOException {
        int header = bytes.at(FILE_HEADER, 4).order(ByteOrder.LITTLE_ENDIAN).getInt();
        if (header < CORE_HEADER || header > LONGEST_HEADER) {
            return MediaFacts.of(MediaFormat.UNKNOWN); // Other files may begin with "BM" too.
        }
        ByteBuffer info = bytes.at(FILE_HEADER, header).order(ByteOrder.LITTLE_ENDIAN);
        boolean core = header == CORE_HEADER;
        if (!core && header < 16) {
            throw new UnreadableMediaException("no header of a BMP");
        }
        int width = core ? Short.toUnsignedInt(info.getShort(4)) : info.getInt(4);
        // A negative height means that the rows are stored from top to bottom.
        int height = Math.abs(core ? Short.toUnsignedInt(info.getShort(6)) : info.getInt(8));
        int bits = info.getShort(core ? 10 : 14);
        PixelSize pixels = width > 0 && height > 0 ? new PixelSize(width, height) : null;
        return MediaFacts.image(MediaFormat.BMP, pixels, transparency(info, header, bits));
    }

    private static @Nullable Transparency transparency(ByteBuffer info, int header, int bits) {
        if (header >= HEADER_WITH_ALPHA_MASK && info.getInt(52) != 0) {
            return Transparency.CHANNEL;
        }
        // The fourth byte of a pixel is mostly unused, but some programs store alpha in it without declaring it.
        return bits < 32 ? Transparency.NONE : null;
    }
}

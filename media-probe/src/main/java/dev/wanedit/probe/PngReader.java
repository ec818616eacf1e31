package dev.wanedit.probe;

import dev.wanedit.media.MediaFacts;
import dev.wanedit.media.MediaFormat;
import dev.wanedit.media.PixelSize;
import dev.wanedit.media.Transparency;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A PNG: its first chunk, then the heads of the chunks before the pixels. No chunk is inflated. */
final class PngReader {

    private static final int FIRST_CHUNK = 8;
    private static final int CHUNK_HEAD = 8;
    private static final int CHECKSUM = 4;
    private static final int IHDR_BODY = 13;

    private final MediaBytes bytes;

    PngReader(MediaBytes bytes) {
        this.bytes = bytes;
    }

    MediaFacts read() throws IOException {
        ByteBuffer first = bytes.at(FIRST_CHUNK, CHUNK_HEAD + IHDR_BODY);
        if (first.getInt() != IHDR_BODY || !MediaBytes.name(first).equals("IHDR")) {
            throw new UnreadableMediaException("no IHDR where it must be");
        }
        int width = first.getInt();
        int height = first.getInt();
        first.get(); // bits of a sample
        int colourType = first.get();
        PixelSize pixels = width > 0 && height > 0 ? new PixelSize(width, height) : null;
        try {
            return MediaFacts.image(MediaFormat.PNG, pixels, transparency(colourType));
        } catch (EndedEarlyException e) {
            return MediaFacts.image(MediaFormat.PNG, pixels, null).cutShort();
        } catch (UnreadableMediaException e) {
            return MediaFacts.image(MediaFormat.PNG, pixels, null);
        }
    }

    private @Nullable Transparency transparency(int colourType) throws IOException {
        return switch (colourType) {
            case 4, 6 -> Transparency.CHANNEL;
            case 0, 2, 3 -> hasMarkedColours() ? Transparency.MARKED : Transparency.NONE;
            default -> null;
        };
    }

    /** The chunk that marks transparent colours is before the pixels. */
    private boolean hasMarkedColours() throws IOException {
        long at = FIRST_CHUNK + CHUNK_HEAD + IHDR_BODY + CHECKSUM;
        while (true) {
            ByteBuffer head = bytes.at(at, CHUNK_HEAD);
            int length = head.getInt();
            String type = MediaBytes.name(head);
            if (type.equals("tRNS")) {
                return true;
            }
            if (type.equals("IDAT")) {
                return false;
            }
            if (type.equals("IEND") || length < 0) {
                throw new UnreadableMediaException("no pixels");
            }
            at += (long) CHUNK_HEAD + length + CHECKSUM;
        }
    }
}

package dev.wanedit.probe;

import dev.wanedit.media.MediaFacts;
import dev.wanedit.media.MediaFormat;
import dev.wanedit.port.MediaProbe;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;

/**
 * Finds the format by the first bytes and calls the reader of that format; reads at most 4 MB of a medium, in at most
 * 16384 steps.
 */
public final class MediaHeaderProbe implements MediaProbe {

    @Override
    public MediaFacts probe(SeekableByteChannel media) throws IOException {
        MediaBytes bytes = new MediaBytes(media);
        MediaFormat format = Signature.of(bytes);
        try {
            return switch (format) {
                case MP4, MOV -> new MovieReader(bytes, format).read();
                case JPEG -> new JpegReader(bytes).read();
                case PNG -> new PngReader(bytes).read();
                case WEBP -> new WebpReader(bytes).read();
                case BMP -> BmpReader.read(bytes);
                default -> MediaFacts.of(format);
            };
        } catch (EndedEarlyException e) {
            return MediaFacts.of(format).cutShort();
        } catch (UnreadableMediaException e) {
            return MediaFacts.of(format);
        }
    }
}

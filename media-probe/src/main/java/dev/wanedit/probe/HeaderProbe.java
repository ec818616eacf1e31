package dev.wanedit.probe;

import dev.wanedit.media.MediaFacts;
import dev.wanedit.media.MediaFormat;
import dev.wanedit.port.MediaProbe;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;

/** Tells the format by the first bytes and asks its reader; reads at most 4 MB in at most 16384 steps of any medium. */
public final class HeaderProbe implements MediaProbe {

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

package dev.wanedit.port;

import dev.wanedit.media.MediaFacts;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Reads the facts of a medium from its headers, without decoding it; found by {@link java.util.ServiceLoader}, so a
 * module names its probe in {@code META-INF/services/dev.wanedit.port.MediaProbe}. Media are not trusted: whatever the
 * bytes are, a probe reads a bounded number of them into bounded memory and returns the facts that it found. Safe for
 * use by several threads.
 */
@FunctionalInterface
public interface MediaProbe {

    /**
     * Reads headers; blocks as long as the channel does.
     *
     * @param media a readable channel, at any position; the caller closes it
     * @throws IOException if the channel cannot be read, never because of its content
     */
    MediaFacts probe(SeekableByteChannel media) throws IOException;

    /**
     * The same for a file.
     *
     * @throws IOException if the file cannot be opened or read, never because of its content
     */
    default MediaFacts probe(Path file) throws IOException {
        try (FileChannel media = FileChannel.open(file, StandardOpenOption.READ)) {
            return probe(media);
        }
    }
}

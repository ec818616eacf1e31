package dev.wanedit.probe;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;

/**
 * The only way to the bytes of a medium. Every reader asks for a few bytes at a place; all that is asked for in one probe
 * stays below a budget, which honest files do not touch, so that no content can stall a probe or fill the memory.
 */
final class MediaBytes {

    static final int MAX_BYTES = 4 << 20;
    static final int MAX_READS = 1 << 14;
    static final int MAX_AT_ONCE = 1 << 14;

    private final SeekableByteChannel channel;
    private final long size;
    private int bytesLeft = MAX_BYTES;
    private int readsLeft = MAX_READS;

    MediaBytes(SeekableByteChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
    }

    long size() {
        return size;
    }

    /**
     * Exactly these bytes, big-endian unless the buffer is told otherwise.
     *
     * @throws EndedEarlyException if the medium ends before them
     * @throws UnreadableMediaException if they are beyond the budget
     */
    ByteBuffer at(long position, int length) throws IOException {
        ByteBuffer bytes = upTo(position, length);
        if (bytes.remaining() < length) {
            throw new EndedEarlyException("ends within " + length + " bytes at " + position);
        }
        return bytes;
    }

    /** These bytes, or fewer where the medium ends. */
    ByteBuffer upTo(long position, int length) throws IOException {
        if (length > MAX_AT_ONCE || length > bytesLeft) {
            throw new UnreadableMediaException("more bytes than a header needs");
        }
        if (position < 0 || position >= size) {
            return ByteBuffer.allocate(0);
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(length, size - position));
        bytesLeft -= bytes.capacity();
        channel.position(position);
        int read = 0;
        while (bytes.hasRemaining() && read >= 0) {
            if (readsLeft-- == 0) {
                throw new UnreadableMediaException("more parts than a header has");
            }
            read = channel.read(bytes);
        }
        return bytes.flip();
    }

    /** The next four bytes of the buffer as the name that they spell. */
    static String name(ByteBuffer bytes) {
        ByteBuffer four = bytes.slice(bytes.position(), 4);
        bytes.position(bytes.position() + 4);
        return StandardCharsets.ISO_8859_1.decode(four).toString();
    }
}

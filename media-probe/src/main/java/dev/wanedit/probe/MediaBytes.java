package dev.wanedit.probe;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;

/**
 * All readers read the bytes of a medium through this class. A reader reads a few bytes at a position. All bytes of one
 * probe come out of one budget of bytes and reads, which no normal file exhausts, so that no content can stall a probe or
 * fill the memory.
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
     * Exactly these bytes; the buffer is big-endian unless the caller changes that.
     *
     * @throws EndedEarlyException if the medium is too short
     * @throws UnreadableMediaException if the budget does not have them
     */
    ByteBuffer at(long position, int length) throws IOException {
        ByteBuffer bytes = upTo(position, length);
        if (bytes.remaining() < length) {
            throw new EndedEarlyException("ends within " + length + " bytes at " + position);
        }
        return bytes;
    }

    /** These bytes, or fewer if the medium ends before. */
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

    /** The next four bytes of the buffer as a name. */
    static String name(ByteBuffer bytes) {
        ByteBuffer four = bytes.slice(bytes.position(), 4);
        bytes.position(bytes.position() + 4);
        return StandardCharsets.ISO_8859_1.decode(four).toString();
    }
}

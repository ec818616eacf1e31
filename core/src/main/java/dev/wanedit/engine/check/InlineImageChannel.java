package dev.wanedit.engine.check;

import dev.wanedit.job.InlineImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/**
 * A channel with which a probe can read an image that is sent inside the request. Each read opens the image again and
 * skips to its position. That is cheap for bytes in memory and for files, and no second copy of the image is needed.
 */
final class InlineImageChannel implements SeekableByteChannel {

    private final InlineImage image;
    private long position;
    private boolean open = true;

    InlineImageChannel(InlineImage image) {
        this.image = image;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (position >= image.size()) {
            return -1;
        }
        try (InputStream in = image.open()) {
            in.skipNBytes(position);
            byte[] bytes = in.readNBytes(target.remaining());
            target.put(bytes);
            position += bytes.length;
            return bytes.length == 0 && target.hasRemaining() ? -1 : bytes.length;
        }
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        position = newPosition;
        return this;
    }

    @Override
    public long size() {
        return image.size();
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new NonWritableChannelException();
    }
}

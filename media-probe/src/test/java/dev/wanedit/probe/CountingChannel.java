package dev.wanedit.probe;

import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** Bytes in memory that count how much of them is read; may say that it is far longer than it is. */
class CountingChannel implements SeekableByteChannel {

    private final byte[] content;
    private final long size;
    private long position;
    private long bytesRead;
    private int reads;

    CountingChannel(byte[] content) {
        this(content, content.length);
    }

    /** After its content it repeats the content, up to the size. */
    CountingChannel(byte[] content, long size) {
        this.content = content;
        this.size = size;
    }

    long bytesRead() {
        return bytesRead;
    }

    int reads() {
        return reads;
    }

    @Override
    public int read(ByteBuffer target) {
        reads++;
        if (position >= size) {
            return -1;
        }
        int some = (int) Math.min(target.remaining(), size - position);
        for (int i = 0; i < some; i++) {
            target.put(content[(int) ((position + i) % content.length)]);
        }
        position += some;
        bytesRead += some;
        return some;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        position = newPosition;
        return this;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {}

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long newSize) {
        throw new NonWritableChannelException();
    }
}

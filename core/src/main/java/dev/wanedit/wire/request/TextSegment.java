package dev.wanedit.wire.request;

/** Bytes that are in memory. */
final class TextSegment implements Segment {

    private static final byte[] END = {};

    private final byte[] bytes;
    private boolean given;

    TextSegment(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public long length() {
        return bytes.length;
    }

    @Override
    public byte[] next() {
        if (given) {
            return END;
        }
        given = true;
        return bytes;
    }

    @Override
    public void close() {}
}

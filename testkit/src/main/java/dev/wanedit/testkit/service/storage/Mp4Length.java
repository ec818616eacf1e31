package dev.wanedit.testkit.service.storage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;

/** Reads how long an MP4 or MOV file plays, from its {@code moov/mvhd} box. */
public final class Mp4Length {

    private Mp4Length() {}

    /** Seconds, to hundredths; empty if the bytes are not such a file. */
    public static OptionalDouble seconds(byte[] file) {
        ByteBuffer movie = box(ByteBuffer.wrap(file), "moov");
        ByteBuffer header = box(movie, "mvhd");
        if (header.remaining() < 32) {
            return OptionalDouble.empty();
        }
        boolean wide = header.get(header.position()) == 1;
        int at = header.position() + (wide ? 20 : 12);
        long scale = Integer.toUnsignedLong(header.getInt(at));
        long length = wide ? header.getLong(at + 4) : Integer.toUnsignedLong(header.getInt(at + 4));
        return scale == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.round(100.0 * length / scale) / 100.0);
    }

    /** The content of the first box of that type; an empty buffer when there is none. */
    private static ByteBuffer box(ByteBuffer boxes, String type) {
        int at = boxes.position();
        while (at + 8 <= boxes.limit()) {
            long size = Integer.toUnsignedLong(boxes.getInt(at));
            int head = 8;
            if (size == 1 && at + 16 <= boxes.limit()) {
                size = boxes.getLong(at + 8);
                head = 16;
            }
            // Size 0 means: up to the end of the file.
            long end = size == 0 ? boxes.limit() : at + size;
            if (end < at + head || end > boxes.limit()) {
                break;
            }
            byte[] name = new byte[4];
            boxes.get(at + 4, name);
            if (new String(name, StandardCharsets.US_ASCII).equals(type)) {
                return boxes.duplicate().position(at + head).limit((int) end);
            }
            at = (int) end;
        }
        return ByteBuffer.allocate(0);
    }
}

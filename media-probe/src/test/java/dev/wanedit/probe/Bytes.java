package dev.wanedit.probe;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Builds files of boxes, chunks and segments for tests, whether they make sense or not. */
final class Bytes {

    private Bytes() {}

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] repeat(byte[] part, int times) {
        byte[] all = new byte[part.length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(part, 0, all, i * part.length, part.length);
        }
        return all;
    }

    static byte[] int16(int value) {
        return new byte[] {(byte) (value >> 8), (byte) value};
    }

    static byte[] int32(long value) {
        return ByteBuffer.allocate(4).putInt((int) value).array();
    }

    static byte[] int64(long value) {
        return ByteBuffer.allocate(8).putLong(value).array();
    }

    static byte[] little32(long value) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) value)
                .array();
    }

    static byte[] little16(int value) {
        return new byte[] {(byte) value, (byte) (value >> 8)};
    }

    static byte[] box(String type, byte[]... body) {
        byte[] content = join(body);
        return boxHead(type, 8L + content.length, content);
    }

    /** A box that may lie about its size. */
    static byte[] boxHead(String type, long size, byte[]... body) {
        return join(int32(size), text(type), join(body));
    }

    static byte[] chunk(String type, byte[]... body) {
        byte[] content = join(body);
        return join(int32(content.length), text(type), content, new byte[4]);
    }

    static byte[] segment(int marker, byte[]... body) {
        byte[] content = join(body);
        return join(new byte[] {(byte) 0xff, (byte) marker}, int16(content.length + 2), content);
    }
}

package dev.wanedit.probe;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;

/** Breaks bytes in the ways in which files break, and in those in which people break them; one to eight breaks each. */
final class Mutation {

    private static final int MOST_BREAKS = 8;
    private static final int MOST_COPIES = 64;
    private static final int[] SIZES = {
        0, 1, 7, 8, 9, 15, 16, 17, 0xff, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xfffffff0, 0xffffffff
    };
    private static final String[] NAMES = {
        "moov", "trak", "mdia", "minf", "stbl", "stsd", "tkhd", "mdhd", "mvhd", "elst", "edts", "moof", "traf", "trun",
        "tfhd", "mvex", "trex", "mdat", "free", "IHDR", "tRNS", "IDAT", "VP8X", "VP8L", "VP8 "
    };

    private final Random random;

    Mutation(Random random) {
        this.random = random;
    }

    byte[] of(byte[] original) {
        byte[] bytes = original.clone();
        for (int left = 1 + random.nextInt(MOST_BREAKS); left > 0; left--) {
            bytes = bytes.length < 4 ? grown(bytes) : broken(bytes);
        }
        return bytes;
    }

    private byte[] broken(byte[] bytes) {
        int at = place(bytes.length - 3);
        return switch (random.nextInt(8)) {
            case 0 -> flipped(bytes, at);
            case 1 -> Arrays.copyOf(bytes, at + 1);
            case 2 -> overwritten(bytes, at, SIZES[random.nextInt(SIZES.length)]);
            case 3 -> overwritten(bytes, at, random.nextInt());
            case 4 ->
                overwritten(
                        bytes,
                        at,
                        ByteBuffer.wrap(Bytes.text(NAMES[random.nextInt(NAMES.length)]))
                                .getInt());
            case 5 -> copied(bytes, at);
            case 6 -> without(bytes, at);
            default -> nudged(bytes, at);
        };
    }

    /** Headers are near the front or the back, so most breaks are there. */
    private int place(int bound) {
        int near = Math.min(bound, 1024);
        return switch (random.nextInt(4)) {
            case 0, 1 -> random.nextInt(near);
            case 2 -> bound - 1 - random.nextInt(near);
            default -> random.nextInt(bound);
        };
    }

    private byte[] grown(byte[] bytes) {
        byte[] more = new byte[4 + random.nextInt(64)];
        random.nextBytes(more);
        return Bytes.join(bytes, more);
    }

    private byte[] flipped(byte[] bytes, int at) {
        bytes[at] ^= (byte) (1 << random.nextInt(8));
        return bytes;
    }

    private static byte[] overwritten(byte[] bytes, int at, int value) {
        ByteBuffer.wrap(bytes).putInt(at, value);
        return bytes;
    }

    /** A size that is slightly wrong points beside the next box. */
    private byte[] nudged(byte[] bytes, int at) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        buffer.putInt(at, buffer.getInt(at) + random.nextInt(33) - 16);
        return bytes;
    }

    private byte[] copied(byte[] bytes, int at) {
        byte[] part = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(256)));
        byte[] copies = Bytes.repeat(part, 1 + random.nextInt(MOST_COPIES));
        return Bytes.join(Arrays.copyOf(bytes, at), copies, Arrays.copyOfRange(bytes, at, bytes.length));
    }

    private byte[] without(byte[] bytes, int at) {
        int end = Math.min(bytes.length, at + 1 + random.nextInt(256));
        return Bytes.join(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, end, bytes.length));
    }
}

package dev.wanedit.probe;

import static dev.wanedit.probe.Bytes.box;
import static dev.wanedit.probe.Bytes.int16;
import static dev.wanedit.probe.Bytes.int32;
import static dev.wanedit.probe.Bytes.int64;
import static dev.wanedit.probe.Bytes.join;
import static dev.wanedit.probe.Bytes.text;

/** Builds the boxes of small movies, for layouts that no available program writes. */
final class Movies {

    static final byte[] FTYP = box("ftyp", text("isom"), int32(0x200), text("isommp42"));
    private static final int ONE = 0x10000;

    private Movies() {}

    static byte[] movie(byte[]... inHeader) {
        return join(FTYP, box("moov", inHeader), box("mdat", new byte[20]));
    }

    static byte[] header(long scale, long duration) {
        return box("mvhd", int32(0), new byte[8], int32(scale), int32(duration), new byte[80]);
    }

    static byte[] largeHeader(long scale, long duration) {
        return box("mvhd", int32(1 << 24), new byte[16], int32(scale), int64(duration), new byte[80]);
    }

    static byte[] picture(int id, boolean enabled, long scale, long duration, int width, int height) {
        return picture(id, enabled, scale, duration, width, height, new byte[0]);
    }

    /** @param times the table of its samples' times; empty for none */
    static byte[] picture(int id, boolean enabled, long scale, long duration, int width, int height, byte[] times) {
        return box(
                "trak",
                trackHeader(id, enabled, 0),
                box(
                        "mdia",
                        box("mdhd", int32(0), new byte[8], int32(scale), int32(duration), new byte[4]),
                        handler("vide"),
                        box("minf", box("stbl", description(width, height), times))));
    }

    static byte[] sound(int id, long scale, long duration) {
        return box(
                "trak",
                trackHeader(id, true, 0),
                box(
                        "mdia",
                        box("mdhd", int32(0), new byte[8], int32(scale), int32(duration), new byte[4]),
                        handler("soun")));
    }

    static byte[] trackHeader(int id, boolean enabled, long duration) {
        return box(
                "tkhd",
                int32(enabled ? 1 : 0),
                new byte[8],
                int32(id),
                new byte[4],
                int32(duration),
                matrix(),
                new byte[8]);
    }

    static byte[] largeTrackHeader(int id, long duration, byte[] matrix) {
        return box(
                "tkhd",
                int32(1 << 24 | 1),
                new byte[16],
                int32(id),
                new byte[4],
                int64(duration),
                new byte[16],
                matrix,
                new byte[8]);
    }

    static byte[] handler(String kind) {
        return box("hdlr", new byte[8], text(kind), new byte[13]);
    }

    static byte[] description(int width, int height) {
        byte[] entry = box("avc1", new byte[24], int16(width), int16(height), new byte[50]);
        return box("stsd", int32(0), int32(1), entry);
    }

    /** Upright: with the eight reserved and eight other bytes before it. */
    private static byte[] matrix() {
        return join(new byte[16], upright());
    }

    static byte[] upright() {
        return matrix(ONE, 0, 0, ONE);
    }

    static byte[] turned() {
        return matrix(0, ONE, -ONE, 0);
    }

    private static byte[] matrix(int a, int b, int c, int d) {
        return join(int32(a), int32(b), int32(0), int32(c), int32(d), int32(0), int32(0), int32(0), int32(0x40000000));
    }
}

package dev.wanedit.probe;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The only field of EXIF that is needed here: whether the picture is shown with its sides swapped. */
final class ExifOrientation {

    private static final int LONGEST = 4096; // cameras put the first directory at the front
    private static final byte[] MARK = {'E', 'x', 'i', 'f', 0, 0};
    private static final int ENTRY = 12;
    private static final short ORIENTATION = 0x0112;
    private static final short TYPE_SHORT = 3;

    private ExifOrientation() {}

    /** True for the orientations 5 to 8. Data that is not well formed counts as upright, as in image viewers. */
    static boolean isQuarterTurned(MediaBytes bytes, long at, int length) throws IOException {
        ByteBuffer segment = bytes.upTo(at, Math.min(length, LONGEST));
        if (segment.remaining() < MARK.length + 8
                || !segment.slice(0, MARK.length).equals(ByteBuffer.wrap(MARK))) {
            return false;
        }
        ByteBuffer tiff = segment.slice(MARK.length, segment.limit() - MARK.length);
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        if (directory < 8 || directory > tiff.limit() - 2) {
            return false;
        }
        int entries = Short.toUnsignedInt(tiff.getShort(directory));
        int entry = directory + 2;
        for (int i = 0; i < entries && entry + ENTRY <= tiff.limit(); i++, entry += ENTRY) {
            if (tiff.getShort(entry) == ORIENTATION && tiff.getShort(entry + 2) == TYPE_SHORT) {
                int orientation = tiff.getShort(entry + 8);
                return orientation >= 5 && orientation <= 8;
            }
        }
        return false;
    }
}

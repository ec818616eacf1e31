package dev.wanedit.probe;

import dev.wanedit.media.PixelSize;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Reads one {@code trak}: the few boxes with its id, kind, size, rotation and length. */
final class TrackReader {

    private static final int MAX_EDITS = 256;
    private static final int EMPTY_EDIT = -1;

    private final MediaBytes bytes;

    private int id;
    private boolean enabled;
    private boolean turned;
    private String kind = "";
    private @Nullable PixelSize stored;
    private @Nullable Ticks media;
    private boolean sampled;
    private @Nullable Long edited;
    private @Nullable Long shown;

    TrackReader(MediaBytes bytes) {
        this.bytes = bytes;
    }

    Track read(Box trak) throws IOException {
        BoxWalk boxes = trak.children(bytes);
        for (Box box = boxes.next(); box != null; box = boxes.next()) {
            switch (box.type()) {
                case "tkhd" -> header(box);
                case "edts" -> edits(box);
                case "mdia" -> media(box);
                default -> {}
            }
        }
        PixelSize pixels = stored != null && turned ? stored.turned() : stored;
        return new Track(id, kind, enabled, pixels, media, sampled, edited, shown);
    }

    private void header(Box tkhd) throws IOException {
        boolean large = isLarge(tkhd);
        ByteBuffer head = tkhd.head(bytes, large ? 88 : 76);
        enabled = (head.getInt(0) & 1) == 1;
        head.position(large ? 20 : 12);
        id = head.getInt();
        head.getInt(); // reserved
        long count = Ticks.readCount(head, large);
        shown = count == 0 ? null : count;
        // The upper left of the matrix: for a quarter turn its diagonal is zero.
        int matrix = large ? 52 : 40;
        turned = head.getInt(matrix) == 0
                && head.getInt(matrix + 16) == 0
                && head.getInt(matrix + 4) != 0
                && head.getInt(matrix + 12) != 0;
    }

    private void edits(Box edts) throws IOException {
        BoxWalk boxes = edts.children(bytes);
        for (Box box = boxes.next(); box != null; box = boxes.next()) {
            if (box.type().equals("elst")) {
                edited = sumOfEdits(box);
            }
        }
    }

    /** Null if the list has no lengths: in fragmented movies an edit without a length means the whole track. */
    private @Nullable Long sumOfEdits(Box elst) throws IOException {
        boolean large = isLarge(elst);
        int count = elst.head(bytes, 8).getInt(4);
        int entry = large ? 20 : 12;
        if (count < 0 || count > MAX_EDITS) {
            return null;
        }
        ByteBuffer entries = elst.part(bytes, 8, count * entry);
        long sum = 0;
        for (int i = 0; i < count; i++) {
            entries.position(i * entry);
            long length = Ticks.readCount(entries, large);
            boolean empty = (large ? entries.getLong() : entries.getInt()) == EMPTY_EDIT;
            sum = Ticks.bounded(sum + (empty ? 0 : length));
        }
        return sum == 0 ? null : sum;
    }

    private void media(Box mdia) throws IOException {
        BoxWalk boxes = mdia.children(bytes);
        for (Box box = boxes.next(); box != null; box = boxes.next()) {
            switch (box.type()) {
                case "mdhd" -> {
                    boolean large = isLarge(box);
                    media = Ticks.read(box.head(bytes, large ? 32 : 20).position(large ? 20 : 12), large);
                }
                case "hdlr" -> kind = MediaBytes.name(box.head(bytes, 12).position(8));
                case "minf" -> samples(box);
                default -> {}
            }
        }
    }

    private void samples(Box minf) throws IOException {
        Box stbl = child(minf, "stbl");
        Box stts = stbl == null ? null : child(stbl, "stts");
        sampled |= stts != null && stts.head(bytes, 8).getInt(4) != 0;
        Box stsd = stbl == null ? null : child(stbl, "stsd");
        if (stsd == null || stsd.end() - stsd.body() < 44) { // shorter than one description of a picture
            return;
        }
        // After version, count, and the common fields of the first sample description.
        ByteBuffer head = stsd.head(bytes, 44);
        int width = Short.toUnsignedInt(head.getShort(40));
        int height = Short.toUnsignedInt(head.getShort(42));
        stored = width > 0 && height > 0 ? new PixelSize(width, height) : null;
    }

    private @Nullable Box child(Box parent, String type) throws IOException {
        BoxWalk boxes = parent.children(bytes);
        Box box = boxes.next();
        while (box != null && !box.type().equals(type)) {
            box = boxes.next();
        }
        return box;
    }

    private boolean isLarge(Box box) throws IOException {
        return box.head(bytes, 1).get() == 1;
    }
}

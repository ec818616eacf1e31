package dev.wanedit.probe;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * The length that fragments add to tracks, by their samples and their start times. The length that a fragmented movie
 * announces at the beginning ({@code mehd}) is often missing, and players use the samples even if it exists.
 */
final class Fragments {

    private static final int HAS_DATA_OFFSET = 0x1;
    private static final int HAS_FIRST_FLAGS = 0x4;
    private static final int HAS_LENGTH = 0x100;
    private static final int PER_SAMPLE = 0xf00; // length, size, flags, time offset: four bytes each
    private static final int MOST_SAMPLES = 1 << 20;

    private final MediaBytes bytes;
    private final Map<Integer, Long> usualLengths = new HashMap<>();
    private final Map<Integer, Timeline> timelines = new HashMap<>();
    private boolean expected;

    Fragments(MediaBytes bytes) {
        this.bytes = bytes;
    }

    /** True if the movie continues in fragments. */
    boolean isExpected() {
        return expected;
    }

    /**
     * The end of this track, in its own time.
     *
     * @param own the end of its samples outside of fragments
     */
    long endAfter(int trackId, long own) {
        Timeline timeline = timelines.get(trackId);
        return timeline == null ? own : timeline.endAfter(own);
    }

    /** Reads the {@code mvex} of the movie's header. */
    void expect(Box mvex) throws IOException {
        expected = true;
        BoxWalk boxes = mvex.children(bytes);
        for (Box box = boxes.next(); box != null; box = boxes.next()) {
            if (box.type().equals("trex")) {
                ByteBuffer head = box.head(bytes, 16);
                usualLengths.put(head.getInt(4), Integer.toUnsignedLong(head.getInt(12)));
            }
        }
    }

    /** Reads a {@code moof}. */
    void add(Box moof) throws IOException {
        BoxWalk boxes = moof.children(bytes);
        for (Box box = boxes.next(); box != null; box = boxes.next()) {
            if (box.type().equals("traf")) {
                addTrack(box);
            }
        }
    }

    private void addTrack(Box traf) throws IOException {
        Integer trackId = null;
        Long begins = null;
        long usualLength = 0;
        long sum = 0;
        BoxWalk boxes = traf.children(bytes);
        for (Box box = boxes.next(); box != null; box = boxes.next()) {
            if (box.type().equals("tfhd")) {
                trackId = box.head(bytes, 8).getInt(4);
                usualLength = usualLength(box, trackId);
            } else if (box.type().equals("tfdt")) {
                begins = begin(box);
            } else if (box.type().equals("trun") && trackId != null) {
                sum = Ticks.bounded(sum + sum(box, usualLength));
            }
        }
        if (trackId != null) {
            timelines.computeIfAbsent(trackId, unseen -> new Timeline()).add(begins, sum);
        }
    }

    private long begin(Box tfdt) throws IOException {
        boolean large = tfdt.head(bytes, 1).get() == 1;
        return Ticks.readCount(tfdt.head(bytes, large ? 12 : 8).position(4), large);
    }

    private long usualLength(Box tfhd, int trackId) throws IOException {
        int flags = tfhd.head(bytes, 4).getInt();
        if ((flags & 0x8) == 0) {
            return usualLengths.getOrDefault(trackId, 0L);
        }
        int offset = 8 + ((flags & 0x1) != 0 ? 8 : 0) + ((flags & 0x2) != 0 ? 4 : 0);
        return Integer.toUnsignedLong(tfhd.part(bytes, offset, 4).getInt());
    }

    private long sum(Box trun, long usualLength) throws IOException {
        ByteBuffer head = trun.head(bytes, 8);
        int flags = head.getInt();
        int count = head.getInt();
        if (count < 0 || count > MOST_SAMPLES) {
            throw new UnreadableMediaException("more samples than a fragment has");
        }
        if ((flags & HAS_LENGTH) == 0) {
            return count * usualLength;
        }
        long at = 8L + ((flags & HAS_DATA_OFFSET) != 0 ? 4 : 0) + ((flags & HAS_FIRST_FLAGS) != 0 ? 4 : 0);
        int entry = Integer.bitCount(flags & PER_SAMPLE) * 4;
        return sum(trun, at, count, entry);
    }

    /** Reads the entries in pieces, since a run may be longer than one read. */
    private long sum(Box trun, long from, int count, int entry) throws IOException {
        long sum = 0;
        long at = from;
        for (int left = count; left > 0; ) {
            int some = Math.min(left, MediaBytes.MAX_AT_ONCE / entry);
            ByteBuffer entries = trun.part(bytes, at, some * entry);
            for (int i = 0; i < some; i++) {
                sum += Integer.toUnsignedLong(entries.getInt(i * entry));
            }
            left -= some;
            at += (long) some * entry;
        }
        return sum;
    }
}

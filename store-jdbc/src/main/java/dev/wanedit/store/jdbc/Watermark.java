package dev.wanedit.store.jdbc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a store in a file has promised to keep, written down beside it. H2 takes a file that was cut for one whose process
 * died, and goes on with whatever older state it finds: jobs that were paid for would be forgotten without a word.
 *
 * <p>It is written after the change that it tells of and never waited for, so it may lag behind, and then finds less.
 */
final class Watermark {

    /** H2 needs two blocks for its head; whatever is shorter was never written by it. */
    private static final long LEAST = 2 * 4096;

    private static final Promise UNKNOWN = new Promise(0, 0, 0);
    private static final Pattern TEXT = Pattern.compile("changes (\\d{18}), bytes (\\d{18}), compact (\\d{18})\\s*");

    private final Path store;
    private final Path file;
    private final long enough;
    private Promise kept = UNKNOWN;

    /** @param enough bytes that are never a waste */
    Watermark(Path store, long enough) {
        this.enough = enough;
        this.store = store;
        this.file = of(store);
    }

    /** The file of the store in this file. */
    static Path of(Path store) {
        return store.resolveSibling(store.getFileName() + ".mark");
    }

    /** Compares the file with what was promised, without opening it: that would lose a lock of this process on it. */
    void checkFile() throws SQLException {
        try {
            Promise promise = promise();
            boolean there = Files.exists(store);
            long size = there ? Files.size(store) : 0;
            if (!promise.equals(promise())) {
                return; // Another store of this process is at work on it, and has checked it.
            }
            if (!there && promise.changes() == 0) {
                kept = UNKNOWN;
                return;
            }
            kept = promise.withBytes(UNKNOWN.bytes());
            if (!there) {
                throw Fault.GONE.asError("there is no file, and it had stored " + promise.changes() + " changes once");
            }
            if (size < promise.bytes() || (size == 0 && promise.changes() > 0)) {
                throw Fault.CUT.asError("it is " + size + " bytes long, and was " + promise.bytes() + " once");
            }
            if (size > 0 && size < LEAST) {
                throw Fault.DAMAGED.asError("it is only " + size + " bytes long");
            }
            kept = promise;
        } catch (IOException e) {
            throw Fault.DISK.asError("reading " + file + " failed: " + e);
        }
    }

    /** Compares the changes that the store has seen, by the sum of all versions, with those that were promised. */
    void checkChanges(long found) throws SQLException {
        if (found < kept.changes()) {
            throw Fault.CUT.asError("it has seen " + found + " changes, and stored " + kept.changes() + " once");
        }
        write(new Promise(found, size(), kept.compact()));
    }

    /** From here on the file may become shorter, and a crash may come at any moment. */
    void unsettled() {
        if (kept.bytes() != UNKNOWN.bytes()) {
            write(kept.withBytes(UNKNOWN.bytes()));
        }
    }

    /** The file is as it is meant to be. */
    void settled() {
        write(kept.withBytes(size()));
    }

    /** One change more is on disk. */
    void changed() {
        write(new Promise(kept.changes() + 1, size(), kept.compact()));
    }

    /** A file of this length is about to take the place of this one: whoever opens either finds what is promised. */
    void compacted(long length) {
        write(new Promise(kept.changes(), Math.min(size(), length), length));
    }

    /** Whether most of the file is what changes left behind. */
    boolean isWasteful() {
        return kept.bytes() > enough + 4 * kept.compact();
    }

    /** Unknown if it cannot be told. */
    private long size() {
        try {
            return Files.size(store);
        } catch (IOException e) {
            return UNKNOWN.bytes();
        }
    }

    private Promise promise() throws IOException {
        if (!Files.exists(file)) {
            return UNKNOWN;
        }
        Matcher text = TEXT.matcher(Files.readString(file, StandardCharsets.UTF_8));
        return text.matches()
                ? new Promise(number(text.group(1)), number(text.group(2)), number(text.group(3)))
                : UNKNOWN;
    }

    private static long number(String digits) {
        return Long.parseLong(digits);
    }

    /** In one piece and in place, so that neither a crash nor a full disk leaves a part of it. */
    private void write(Promise promise) {
        kept = promise;
        String text = String.format(
                Locale.ROOT,
                "changes %018d, bytes %018d, compact %018d%n",
                promise.changes(),
                promise.bytes(),
                promise.compact());
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            out.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
        } catch (IOException e) {
            // The change is stored all the same; only less will be noticed.
        }
    }

    /** So many changes, in a file of at least this size, which was so long when it was compact; sizes of 0 are unknown. */
    private record Promise(long changes, long bytes, long compact) {

        Promise withBytes(long size) {
            return new Promise(changes, size, compact);
        }
    }
}

package dev.wanedit.store.jdbc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * How many changes a store in a file has on its disk, written beside it. SQLite treats an empty file, an older copy or a
 * file without its log as a database like any other: jobs that were paid for would be forgotten.
 *
 * <p>It is written after the change that it counts, and only ever raised, so that several processes may write it: it may
 * be behind the store, never ahead of it. A mark that is damaged gives no number, but says that there was a store.
 */
final class Mark {

    /** What a mark promises that is there and cannot be read: some store was here, of unknown size. */
    static final long UNREADABLE = -1;

    static final String ENDING = ".mark";
    private static final Pattern TEXT = Pattern.compile("changes (\\d{18}) ([0-9a-f]{8})\\s*");
    private static final int LENGTH = 64;

    /**
     * Locks of files are held by processes; this one is for the stores of one process. Reading needs it too: closing a
     * file after reading it would release the lock that another store of this process holds on it.
     */
    private static final Object IN_THIS_PROCESS = new Object();

    private final StoreFile store;
    private final Path file;

    Mark(StoreFile store) {
        this.store = store;
        this.file = store.beside(ENDING);
    }

    /** Whether there is one. */
    boolean isThere() {
        return Files.exists(file);
    }

    /** The least number of changes that the store has; 0 if there is no mark, {@link #UNREADABLE} if it is damaged. */
    long promised() throws IOException {
        synchronized (IN_THIS_PROCESS) {
            return isThere() ? number(Files.readString(file, StandardCharsets.ISO_8859_1)) : 0;
        }
    }

    /** The store has that many changes on its disk. */
    void raise(long changes) {
        synchronized (IN_THIS_PROCESS) {
            try (FileChannel channel = store.open(file);
                    FileLock lock = channel.lock()) {
                ByteBuffer there = ByteBuffer.allocate(LENGTH);
                int unused = channel.read(there, 0);
                String text = new String(there.array(), 0, there.position(), StandardCharsets.ISO_8859_1);
                if (lock.isValid() && number(text) < changes) {
                    byte[] next = text(changes).getBytes(StandardCharsets.ISO_8859_1);
                    channel.write(ByteBuffer.wrap(next), 0);
                    channel.truncate(next.length); // A longer text was there, such as a mark of H2.
                }
            } catch (IOException | OverlappingFileLockException e) {
                // No disk, or the lock is held by the same code in another class loader of this process. The change is
                // stored all the same; only less will be noticed.
            }
        }
    }

    private static long number(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return UNREADABLE;
        }
        long changes = Long.parseLong(matcher.group(1));
        return text(changes).strip().equals(text.strip()) ? changes : UNREADABLE;
    }

    /** Always of the same length, so that it is written in one piece and in place. */
    private static String text(long changes) {
        String digits = String.format(Locale.ROOT, "%018d", changes);
        CRC32C checksum = new CRC32C();
        checksum.update(digits.getBytes(StandardCharsets.ISO_8859_1));
        return String.format(Locale.ROOT, "changes %s %08x%n", digits, checksum.getValue());
    }
}

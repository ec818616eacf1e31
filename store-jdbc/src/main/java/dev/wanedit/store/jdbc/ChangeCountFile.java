package dev.wanedit.store.jdbc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * A file next to a store file. It says how many changes of the store are on the disk. SQLite treats an empty file, an
 * older copy or a file without its log as a database like any other: jobs that were paid for would be forgotten.
 *
 * <p>It is written after the change that it counts, and its number only ever increases, so several processes may write
 * it. Its number may be too low, but never too high. A damaged mark has no number, but it shows that there was a store.
 */
final class ChangeCountFile {

    /** The value for a mark that exists but cannot be read: there was a store, with an unknown number of changes. */
    static final long UNREADABLE = -1;

    static final String ENDING = ".mark";
    private static final Pattern TEXT = Pattern.compile("changes (\\d{18}) ([0-9a-f]{8})\\s*");
    private static final int LENGTH = 64;
    private static final int DIGITS = 18;

    /**
     * File locks belong to processes; this lock is for several stores in one process. Reading needs it too: closing a
     * file after reading it would release the lock that another store of this process holds on it.
     */
    private static final Object IN_THIS_PROCESS = new Object();

    private final StoreFile store;
    private final Path file;

    ChangeCountFile(StoreFile store) {
        this.store = store;
        this.file = store.beside(ENDING);
    }

    /** True if there is a mark. */
    boolean isThere() {
        return Files.exists(file);
    }

    /** The least number of changes that the store has; 0 if there is no mark, {@link #UNREADABLE} if it is damaged. */
    long promised() throws IOException {
        synchronized (IN_THIS_PROCESS) {
            return isThere() ? number(Files.readString(file, StandardCharsets.ISO_8859_1)) : 0;
        }
    }

    /** Records that the store has this number of changes on its disk. */
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
                    channel.truncate(next.length); // The old text was longer, for example a mark of H2.
                }
            } catch (IOException | OverlappingFileLockException e) {
                // The disk failed, or the same code in another class loader of this process holds the lock. The change
                // is stored anyway; but its loss would not be noticed.
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
        String digits = padded(Long.toString(changes));
        CRC32C checksum = new CRC32C();
        checksum.update(digits.getBytes(StandardCharsets.ISO_8859_1));
        return "changes " + digits + " " + HexFormat.of().toHexDigits((int) checksum.getValue())
                + System.lineSeparator();
    }

    private static String padded(String number) {
        return "0".repeat(Math.max(0, DIGITS - number.length())) + number;
    }
}

package dev.wanedit.engine.part;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Locks a part file against a second download of the same task, in this process or in another. The lock of a killed
 * process is released by the system.
 */
public final class PartLocks {

    private static final int MOST_ATTEMPTS = 100;

    /**
     * Checked before a part file is opened: on POSIX systems, closing any channel of a file releases this process's
     * lock on it.
     */
    private final Set<Path> held = ConcurrentHashMap.newKeySet();

    /**
     * Opens the part file, creates it if it is missing, and locks it.
     *
     * @throws IOException if it cannot be opened, or another download holds it
     */
    FileChannel lock(Path part) throws IOException {
        if (!held.add(key(part))) {
            throw new PartInUseException();
        }
        try {
            return locked(part);
        } catch (IOException | RuntimeException e) {
            held.remove(key(part));
            throw e;
        }
    }

    /** Releases the part file. */
    void release(Path part, FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // The lock is released in any case.
        } finally {
            held.remove(key(part));
        }
    }

    private static Path key(Path part) {
        return part.toAbsolutePath().normalize();
    }

    /** The last owner may have deleted the file after it was opened here: then a different file is locked. */
    private static FileChannel locked(Path part) throws IOException {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            make(part);
            Object before = identity(part);
            FileChannel opened = opened(part);
            if (opened == null) {
                continue;
            }
            requireLock(opened);
            if (before != null && Objects.equals(before, identity(part))) {
                return opened;
            }
            opened.close();
        }
        throw new IOException("the file is removed again and again");
    }

    /** A link is refused, since the bytes would be written to another place: our files are never links. */
    private static void make(Path part) throws IOException {
        if (Files.isSymbolicLink(part)) {
            Files.delete(part);
        }
        try {
            Files.createFile(part);
        } catch (FileAlreadyExistsException e) {
            // The file is left by an earlier download, or another download uses it.
        }
    }

    private static @Nullable FileChannel opened(Path part) throws IOException {
        try {
            return FileChannel.open(part, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private static void requireLock(FileChannel opened) throws IOException {
        boolean locked = false;
        try {
            locked = opened.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // Another client of this process holds the lock; reported in the same way as another process.
        } finally {
            if (!locked) {
                opened.close();
            }
        }
        if (!locked) {
            throw new PartInUseException();
        }
    }

    /** Identifies a file even if another file gets the same name later; null if there is no file. */
    private static @Nullable Object identity(Path part) throws IOException {
        try {
            Object key = Files.readAttributes(part, BasicFileAttributes.class).fileKey();
            return key == null ? part : key;
        } catch (NoSuchFileException e) {
            return null;
        }
    }
}

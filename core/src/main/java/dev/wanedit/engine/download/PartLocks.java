package dev.wanedit.engine.download;

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
 * Keeps a second download of a task away from its part, be it in this process or in another; the lock of a process that is
 * killed goes with it.
 */
final class PartLocks {

    private static final int MOST_ATTEMPTS = 100;

    /** Asked before a part is opened: closing any channel of a file gives up this process's lock on it (POSIX). */
    private final Set<Path> held = ConcurrentHashMap.newKeySet();

    /**
     * Opens the part, made if it is missing, and locks it.
     *
     * @throws IOException if it cannot be opened, or another download holds it
     */
    FileChannel lock(Path part) throws IOException {
        if (!held.add(key(part))) {
            throw inUse();
        }
        try {
            return locked(part);
        } catch (IOException | RuntimeException e) {
            held.remove(key(part));
            throw e;
        }
    }

    /** Gives the part up. */
    void release(Path part, FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // The lock is gone all the same.
        } finally {
            held.remove(key(part));
        }
    }

    private static Path key(Path part) {
        return part.toAbsolutePath().normalize();
    }

    /** Who held it until now may have removed it since it was opened here: then it is another file that is locked. */
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

    /** A link in its place would lead the bytes elsewhere, or nowhere: nothing of ours is a link. */
    private static void make(Path part) throws IOException {
        if (Files.isSymbolicLink(part)) {
            Files.delete(part);
        }
        try {
            Files.createFile(part);
        } catch (FileAlreadyExistsException e) {
            // Left by an earlier download, or held by another.
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
            // Another client of this process; told like another process.
        } finally {
            if (!locked) {
                opened.close();
            }
        }
        if (!locked) {
            throw inUse();
        }
    }

    /** What tells one file from the next of the same name; null if there is none. */
    private static @Nullable Object identity(Path part) throws IOException {
        try {
            Object key = Files.readAttributes(part, BasicFileAttributes.class).fileKey();
            return key == null ? part : key;
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private static IOException inUse() {
        return new IOException("another download of the same task writes there");
    }
}

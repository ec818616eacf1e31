package dev.wanedit.store.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The file of a store, and the files next to it. While SQLite has it open, this class reads only its attributes: a
 * process that closes a file releases all its locks on it, also SQLite's.
 */
final class StoreFile {

    /** SQLite gives its own files, {@code -wal} and {@code -shm}, the permissions of this one. */
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    /** A longer chain of links is treated as a circle. */
    private static final int MOST_LINKS = 40;

    private static final byte[] H2 = "H:2,".getBytes(StandardCharsets.US_ASCII);

    private final Path named;
    private final Path real;

    /** @param named an absolute path; a link is followed, also if its target does not exist yet */
    StoreFile(Path named) {
        this.named = named;
        this.real = real(named);
    }

    private static Path real(Path named) {
        try {
            Path path = named;
            for (int link = 0; link < MOST_LINKS && Files.isSymbolicLink(path); link++) {
                path = path.resolveSibling(Files.readSymbolicLink(path));
            }
            Path folder = path.getParent();
            return folder != null && Files.exists(folder)
                    ? folder.toRealPath().resolve(path.getFileName())
                    : path.normalize();
        } catch (IOException e) {
            return named; // A problem with the file is reported when it is opened.
        }
    }

    /** As the user named it, for messages. */
    Path named() {
        return named;
    }

    /** The file after following links: SQLite puts its files next to this one, and so do we. */
    Path real() {
        return real;
    }

    Path beside(String ending) {
        return real.resolveSibling(real.getFileName() + ending);
    }

    boolean isThere() {
        return Files.exists(real);
    }

    boolean isFolder() {
        return Files.isDirectory(real);
    }

    /** The size in bytes; 0 if the file does not exist. */
    long size() throws IOException {
        try {
            return Files.size(real);
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    /** Creates the file and its folder if they do not exist; from the start only its owner may read it. */
    void make() throws IOException {
        if (isThere()) {
            return;
        }
        List<Path> made = makeFolders(real.getParent());
        try {
            Files.createFile(real, ownerOnly(real));
        } catch (FileAlreadyExistsException e) {
            return; // Another process was faster.
        }
        made.forEach(StoreFile::force);
    }

    /**
     * Removes the permissions of group and others from this file and the files next to it: a restored copy may have
     * them. Files of another user are not changed.
     */
    void closeToOthers() throws IOException {
        for (Path path :
                List.of(real, beside("-wal"), beside("-shm"), beside("-journal"), beside(ChangeCountFile.ENDING))) {
            try {
                closeToOthers(path);
            } catch (NoSuchFileException e) {
                // The file is created later, or another process has deleted it.
            }
        }
    }

    private static void closeToOthers(Path path) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (view == null) {
            return;
        }
        PosixFileAttributes attributes = view.readAttributes();
        boolean own = attributes.owner().getName().equals(System.getProperty("user.name"));
        if (own && !OWNER_ONLY.containsAll(attributes.permissions())) {
            Set<PosixFilePermission> left = EnumSet.copyOf(OWNER_ONLY);
            left.retainAll(attributes.permissions());
            view.setPermissions(left);
        }
    }

    /** Opens a file next to it that the same users may read and write. */
    FileChannel open(Path beside) throws IOException {
        return FileChannel.open(
                beside,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                sameAs(real));
    }

    /**
     * Identifies this file and SQLite's log even if other files get their names later; empty if the system has no such
     * identity.
     */
    List<Object> identity() throws IOException {
        List<Object> keys = new ArrayList<>();
        for (Path path : List.of(real, beside("-wal"))) {
            Object key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
            if (key != null) {
                keys.add(key);
            }
        }
        return keys;
    }

    /** True if the file is a database of H2. The file is read, so SQLite must not have it open. */
    boolean isH2() {
        if (!Files.isRegularFile(real)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(real)) {
            return Arrays.equals(in.readNBytes(H2.length), H2);
        } catch (IOException e) {
            return false;
        }
    }

    /** Creates missing folders; returns the folders that got a new entry. */
    private static List<Path> makeFolders(@Nullable Path folder) throws IOException {
        List<Path> changed = new ArrayList<>();
        for (Path path = folder; path != null; path = path.getParent()) {
            changed.add(path);
            if (Files.isDirectory(path)) {
                break;
            }
        }
        if (folder != null) {
            Files.createDirectories(folder);
        }
        return changed;
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        return view == null
                ? new FileAttribute<?>[0]
                : new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)};
    }

    private static FileAttribute<?>[] sameAs(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        return view == null
                ? new FileAttribute<?>[0]
                : new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(view.readAttributes().permissions())
                };
    }

    /** Syncs a folder to the disk, if the system can do that. */
    private static void force(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows cannot open folders.
        }
    }
}

package dev.wanedit.engine.download;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds out how many bytes can be written in the folder of a file. */
@FunctionalInterface
interface FreeSpace {

    long UNKNOWN = -1;

    /** The free space that the file system reports. */
    FreeSpace OF_THE_DISK = FreeSpace::onDisk;

    /** Bytes that can be written in the folder of this file; {@link #UNKNOWN} if that is not known. */
    long beside(Path file);

    private static long onDisk(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            FileStore store = Files.getFileStore(folder == null ? file : folder);
            // Some file systems do not count and report 0 for everything: that does not mean a full disk.
            return store.getTotalSpace() <= 0 ? UNKNOWN : store.getUsableSpace();
        } catch (IOException | RuntimeException e) {
            return UNKNOWN;
        }
    }
}

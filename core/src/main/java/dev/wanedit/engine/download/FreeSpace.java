package dev.wanedit.engine.download;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much can be written beside a file. */
@FunctionalInterface
interface FreeSpace {

    long UNKNOWN = -1;

    /** What the file system says. */
    FreeSpace OF_THE_DISK = FreeSpace::onDisk;

    /** Bytes that can be written in the folder of this file; {@link #UNKNOWN} if it cannot be found out. */
    long beside(Path file);

    private static long onDisk(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            FileStore store = Files.getFileStore(folder == null ? file : folder);
            // Some file systems count nothing, and say 0 for all: that is no full disk.
            return store.getTotalSpace() <= 0 ? UNKNOWN : store.getUsableSpace();
        } catch (IOException | RuntimeException e) {
            return UNKNOWN;
        }
    }
}

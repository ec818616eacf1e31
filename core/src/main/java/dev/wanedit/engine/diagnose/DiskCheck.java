package dev.wanedit.engine.diagnose;

import static dev.wanedit.diagnosis.Subject.DISK;

import dev.wanedit.diagnosis.Check;
import dev.wanedit.task.ReadableUnits;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes a small file in each folder, and deletes it. */
final class DiskCheck {

    private static final int PROBE = 64 * 1024;

    /** As large as a result may be unless another limit is set. */
    private static final long LITTLE = 1024L * 1024 * 1024;

    private static final String FOR_TEMPORARY = " For the temporary folder, start Java with -Djava.io.tmpdir=FOLDER.";

    private DiskCheck() {}

    /** The worst that was found; the folders in the order in which they matter. */
    static Check of(List<Path> folders) {
        if (folders.isEmpty()) {
            return Check.skipped(DISK, "No folder was named.");
        }
        List<String> free = new ArrayList<>();
        Check little = null;
        for (Path folder : folders) {
            try {
                write(folder);
            } catch (IOException e) {
                return fault(folder, e);
            }
            long space = space(folder);
            if (space >= 0) {
                free.add(folder + " has " + ReadableUnits.bytes(space));
                if (space < LITTLE && little == null) {
                    little = Check.suspect(
                            DISK,
                            "Only " + ReadableUnits.bytes(space) + " are free in " + folder + ".",
                            "Free space there, or choose another folder." + FOR_TEMPORARY);
                }
            }
        }
        return little == null
                ? Check.well(
                        DISK,
                        "Files can be written" + (free.isEmpty() ? "." : ": " + String.join(", ", free) + " free."))
                : little;
    }

    private static void write(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            throw new NoSuchFileException(folder.toString());
        }
        if (!Files.isDirectory(folder)) {
            throw new NotDirectoryException(folder.toString());
        }
        Path probe = Files.createTempFile(folder, "wanedit-", ".probe");
        try {
            Files.write(probe, new byte[PROBE]);
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    /** Each cause has its own remedy: space does not help where there is no folder. */
    static Check fault(Path folder, IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return fault(folder, "there is no such folder", "Create the folder, or choose another one.");
        }
        if (cause instanceof NotDirectoryException) {
            return fault(folder, "it is not a folder", "Choose another folder.");
        }
        if (cause instanceof AccessDeniedException) {
            return fault(folder, "access denied", "Allow this user to write there, or choose another folder.");
        }
        String reason = cause instanceof FileSystemException known ? known.getReason() : cause.getMessage();
        return fault(
                folder,
                reason == null ? cause.getClass().getName() : reason,
                "Free space there if the disk or a quota is full, or choose another folder.");
    }

    private static Check fault(Path folder, String problem, String next) {
        return Check.fault(DISK, "No file can be written in " + folder + ": " + problem + ".", next + FOR_TEMPORARY);
    }

    /** Some file systems do not count and report 0 for everything: that is not known. */
    private static long space(Path folder) {
        try {
            FileStore store = Files.getFileStore(folder);
            return store.getTotalSpace() <= 0 ? -1 : store.getUsableSpace();
        } catch (IOException | RuntimeException e) {
            return -1;
        }
    }
}

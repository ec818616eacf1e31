package dev.wanedit.engine.diagnose;

import static dev.wanedit.diagnosis.Subject.DISK;

import dev.wanedit.diagnosis.Check;
import dev.wanedit.task.ReadableUnits;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a small file in each folder, and deletes it. */
final class DiskCheck {

    private static final int PROBE = 64 * 1024;

    /** As large as a result may be unless another limit is set. */
    private static final long LITTLE = 1024L * 1024 * 1024;

    private static final String NEXT =
            "Free space there, or choose another folder. For the temporary folder, start Java"
                    + " with -Djava.io.tmpdir=FOLDER.";

    private DiskCheck() {}

    /** The worst that was found; the folders in the order in which they matter. */
    static Check of(List<Path> folders) {
        if (folders.isEmpty()) {
            return Check.skipped(DISK, "No folder was named.");
        }
        List<String> free = new ArrayList<>();
        Check little = null;
        for (Path folder : folders) {
            String problem = problem(folder);
            if (problem != null) {
                return Check.fault(DISK, "No file can be written in " + folder + ": " + problem + ".", NEXT);
            }
            long space = space(folder);
            if (space >= 0) {
                free.add(folder + " has " + ReadableUnits.bytes(space));
                if (space < LITTLE && little == null) {
                    little = Check.suspect(
                            DISK, "Only " + ReadableUnits.bytes(space) + " are free in " + folder + ".", NEXT);
                }
            }
        }
        return little == null
                ? Check.well(
                        DISK,
                        "Files can be written" + (free.isEmpty() ? "." : ": " + String.join(", ", free) + " free."))
                : little;
    }

    private static @Nullable String problem(Path folder) {
        if (!Files.isDirectory(folder)) {
            return "there is no such folder";
        }
        try {
            Path probe = Files.createTempFile(folder, "wanedit-", ".probe");
            try {
                Files.write(probe, new byte[PROBE]);
            } finally {
                Files.deleteIfExists(probe);
            }
            return null;
        } catch (FileSystemException e) {
            String reason = e.getReason();
            return reason == null ? "access denied" : reason;
        } catch (IOException e) {
            String message = e.getMessage();
            return message == null ? e.getClass().getName() : message;
        }
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

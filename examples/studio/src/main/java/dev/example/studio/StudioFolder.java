package dev.example.studio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The places of the studio's files. Names are made of ids alone, never of anything that came from outside. */
record StudioFolder(Path root) {

    /** The ending of a file that is not whole yet. */
    static final String PART = ".part";

    static StudioFolder open(Path root) {
        StudioFolder folder = new StudioFolder(root.toAbsolutePath().normalize());
        try {
            Files.createDirectories(folder.uploads());
            Files.createDirectories(folder.jobs());
            Files.createDirectories(folder.results());
        } catch (IOException e) {
            throw new UncheckedIOException("The studio's folder cannot be created: " + folder.root, e);
        }
        return folder;
    }

    Path jobStore() {
        return root.resolve("wanedit-jobs.db");
    }

    Path uploads() {
        return root.resolve("uploads");
    }

    Path jobs() {
        return root.resolve("jobs");
    }

    Path results() {
        return root.resolve("results");
    }

    /**
     * Replaces a file by a part that is whole, so that after a power cut the old content is there or the new one. Where a
     * folder cannot be synced, as on Windows, the system keeps the order.
     */
    static void moveToDisk(Path part, Path target) throws IOException {
        try (FileChannel content = FileChannel.open(part, StandardOpenOption.WRITE)) {
            content.force(true);
        }
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel names = FileChannel.open(target.getParent(), StandardOpenOption.READ)) {
            names.force(true);
        } catch (IOException unsupported) {
            // A folder cannot be opened there.
        }
    }

    /**
     * Deletes what a killed studio left in the folder: parts, and media without the JSON file that names them. Younger files
     * may be those of an upload that is not at its end.
     *
     * @param before files that were changed later are kept
     */
    void sweep(Instant before) {
        for (Path folder : List.of(uploads(), jobs())) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(StudioFolder::isLeft).toList()) {
                    if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                        Files.deleteIfExists(file);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("The studio's folder cannot be tidied: " + folder, e);
            }
        }
    }

    private static boolean isLeft(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return name.endsWith(PART)
                || (dot > 0
                        && !name.endsWith(".json")
                        && !Files.exists(file.resolveSibling(name.substring(0, dot) + ".json")));
    }

    /** Where the result of a job goes. */
    Path result(UUID job) {
        return results().resolve(job + ".mp4");
    }
}

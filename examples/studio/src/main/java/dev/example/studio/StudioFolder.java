package dev.example.studio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** The places of the studio's files. Names are made of ids alone, never of anything that came from outside. */
record StudioFolder(Path root) {

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

    /** Where the result of a job goes. */
    Path result(UUID job) {
        return results().resolve(job + ".mp4");
    }
}

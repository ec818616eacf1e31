package dev.example.studio;

import dev.wanedit.fleet.result.FleetSink;
import dev.wanedit.job.EditedVideo;
import dev.wanedit.task.JobKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;

/** Stores the fleet's results where the page looks for them. */
record StudioSink(StudioFolder folder) implements FleetSink {

    @Override
    public URI store(JobKey key, EditedVideo video) throws IOException {
        UUID id = JobProgress.job(key).orElseThrow(() -> new IOException("Job " + key + " is none of the studio's."));
        Path result = folder.result(id);
        StudioFolder.moveToDisk(video.file(), result);
        return result.toUri();
    }

    /** On the same disk, so that a result can be moved. */
    @Override
    public Path workFolder() throws IOException {
        return Files.createDirectories(folder.results().resolve("parts"));
    }

    @Override
    public void tidy(Instant before) throws IOException {
        try (Stream<Path> files = Files.list(workFolder())) {
            for (Path file : files.toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}

package dev.wanedit.fleet.result;

import dev.wanedit.job.EditedVideo;
import dev.wanedit.record.Sha256;
import dev.wanedit.task.JobKey;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Results as files in a folder on a disk that all nodes share, named by the job's key. Each result is downloaded beside it, in
 * the hidden folder {@code .wanedit}, and gets its name when it is complete: who sees the file sees all of it.
 */
public final class SharedFolder implements FleetSink {

    private static final Logger LOG = LoggerFactory.getLogger(SharedFolder.class);
    private static final int LONGEST = 100;
    private static final int DIGITS = 12;

    private final Path folder;

    private SharedFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * A sink into this folder.
     *
     * @param folder the same place for all nodes, and under the same path if they share its paths; made if it does not exist
     */
    public static SharedFolder at(Path folder) {
        return new SharedFolder(folder.toAbsolutePath().normalize());
    }

    /** The file of a job's result. Keys that differ have files that differ, also where names ignore case. */
    public Path file(JobKey key) {
        String safe = key.value().replaceAll("[^a-z0-9_-]", "_");
        boolean same = safe.equals(key.value()) && safe.length() <= LONGEST;
        return folder.resolve(
                same
                        ? safe + ".mp4"
                        : safe.substring(0, Math.min(safe.length(), LONGEST)) + "."
                                + Sha256.of(key.value()).substring(0, DIGITS) + ".mp4");
    }

    @Override
    public URI store(JobKey key, EditedVideo video) throws IOException {
        Path file = file(key);
        Path unused = Files.move(video.file(), file, StandardCopyOption.ATOMIC_MOVE);
        forceNames();
        return file.toUri();
    }

    /** A new name is durable when its folder is synced. Where folders cannot be opened, the system does that itself. */
    private void forceNames() throws IOException {
        FileChannel opened;
        try {
            opened = FileChannel.open(folder, StandardOpenOption.READ);
        } catch (IOException e) {
            return;
        }
        try (opened) {
            opened.force(true);
        }
    }

    @Override
    public void tidy(Instant before) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(workFolder(), Files::isRegularFile)) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    boolean unused = Files.deleteIfExists(file);
                }
            }
        } catch (NoSuchFileException | DirectoryIteratorException e) {
            LOG.debug("The work folder of {} changed meanwhile: {}", folder, e.getMessage());
        }
    }

    @Override
    public Path workFolder() throws IOException {
        return Files.createDirectories(folder.resolve(".wanedit"));
    }
}

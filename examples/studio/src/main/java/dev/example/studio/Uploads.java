package dev.example.studio;

import dev.wanedit.port.MediaProbe;
import dev.wanedit.task.EscapedText;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** The uploaded files, in a folder. Their number and their sizes are limited. */
@Component
class Uploads {

    /** Files that no job uses; beyond that number the oldest are deleted. */
    private static final int MOST_UNUSED = 40;

    private static final int LONGEST_NAME = 120;

    private final StudioFolder folder;
    private final JsonFiles files;
    private final Clock clock;
    private final MediaProbe probe =
            ServiceLoader.load(MediaProbe.class).findFirst().orElseThrow();
    private final Map<UUID, Upload> uploads = new ConcurrentHashMap<>();

    Uploads(StudioFolder folder, JsonFiles files, Clock clock) {
        this.folder = folder;
        this.files = files;
        this.clock = clock;
        files.readAll(folder.uploads(), Upload.class).forEach(upload -> uploads.put(upload.id(), upload));
    }

    /**
     * Stores a file.
     *
     * @param name what the person called it
     * @param inUse which uploads a job uses: of the others, the oldest are deleted if there are too many
     * @throws TooLarge if the content is longer than its kind allows; nothing is kept of it
     */
    Upload store(Upload.Kind kind, String name, InputStream content, Predicate<UUID> inUse) throws IOException {
        UUID id = UUID.randomUUID();
        Path part = folder.uploads().resolve(id + StudioFolder.PART);
        try {
            long bytes = copy(content, part, kind.maxBytes());
            Upload upload =
                    new Upload(id, kind, shown(name), bytes, probe.probe(part).format(), clock.instant());
            StudioFolder.moveToDisk(part, path(upload));
            files.write(folder.uploads(), id, upload);
            uploads.put(id, upload);
            tidy(inUse);
            return upload;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    Optional<Upload> find(UUID id) {
        return Optional.ofNullable(uploads.get(id));
    }

    Path path(Upload upload) {
        return folder.uploads().resolve(upload.fileName());
    }

    /** Deletes the oldest files that are not in use, if there are too many. */
    private void tidy(Predicate<UUID> inUse) {
        List<Upload> unused = uploads.values().stream()
                .filter(upload -> !inUse.test(upload.id()))
                .sorted(Comparator.comparing(Upload::uploaded).reversed())
                .skip(MOST_UNUSED)
                .toList();
        unused.forEach(this::delete);
    }

    private void delete(Upload upload) {
        try {
            uploads.remove(upload.id());
            files.delete(folder.uploads(), upload.id());
            Files.deleteIfExists(path(upload));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long copy(InputStream content, Path part, long limit) throws IOException {
        long copied = 0;
        byte[] buffer = new byte[64 * 1024];
        try (OutputStream out = Files.newOutputStream(part)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                copied += read;
                if (copied > limit) {
                    throw new TooLarge(limit);
                }
                out.write(buffer, 0, read);
            }
        }
        return copied;
    }

    private static String shown(String name) {
        String plain = EscapedText.of(name.replaceAll("\\p{Cntrl}", " "));
        int cut = plain.offsetByCodePoints(0, Math.min(LONGEST_NAME, plain.codePointCount(0, plain.length())));
        return plain.substring(0, cut);
    }

    /** A file is longer than its kind allows. */
    static final class TooLarge extends IOException {

        private static final long serialVersionUID = 1L;

        TooLarge(long limit) {
            super("The file is larger than " + limit / (1024 * 1024) + " MB");
        }
    }
}

package dev.example.studio;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Values as JSON files, one a file; a file is replaced as a whole, so a crash or a power cut leaves the old one or the new one. */
@Component
class JsonFiles {

    private static final Logger LOG = LoggerFactory.getLogger(JsonFiles.class);

    private final ObjectMapper json;

    JsonFiles(ObjectMapper json) {
        this.json = json;
    }

    void write(Path folder, UUID id, Object value) {
        try {
            Path whole = Files.createTempFile(folder, id.toString(), StudioFolder.PART);
            try {
                json.writeValue(whole.toFile(), value);
                StudioFolder.moveToDisk(whole, file(folder, id));
            } finally {
                Files.deleteIfExists(whole);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The studio's folder cannot be written: " + folder, e);
        }
    }

    /** All values of a folder. A file that cannot be read is logged and left out. */
    <T> List<T> readAll(Path folder, Class<T> type) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .flatMap(file -> read(file, type))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The studio's folder cannot be read: " + folder, e);
        }
    }

    void delete(Path folder, UUID id) throws IOException {
        Files.deleteIfExists(file(folder, id));
    }

    private <T> Stream<T> read(Path file, Class<T> type) {
        try {
            return Stream.of(json.readValue(file.toFile(), type));
        } catch (IOException e) {
            LOG.warn("{} cannot be read and is left out.", file, e);
            return Stream.empty();
        }
    }

    private static Path file(Path folder, UUID id) {
        return folder.resolve(id + ".json");
    }
}

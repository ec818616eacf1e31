package dev.wanedit.record;

import dev.wanedit.task.Redaction;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The file that a job's result is stored as. It is recorded before the part file is renamed, so that after a crash it
 * is not confused with another file of that name.
 *
 * @param file its path, absolute
 * @param size its size in bytes
 * @param sha256 its digest, as hexadecimal text
 */
public record ArchivedFile(Path file, long size, String sha256) {

    /** True if the file exists with exactly these bytes; reads the file. */
    public boolean isThere() {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) != size) {
                return false;
            }
            try (InputStream in = Files.newInputStream(file)) {
                return Sha256.of(in).equals(sha256);
            }
        } catch (IOException e) {
            return false; // A file that cannot be read is not treated as the result.
        }
    }

    @Override
    public String toString() {
        return Redaction.redact("ArchivedFile[file=" + file + ", size=" + size + ", sha256=" + sha256 + "]");
    }
}

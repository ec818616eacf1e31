package dev.wanedit.record;

import dev.wanedit.task.Redaction;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The file that a job's result becomes, written down before it takes its name: after a crash it can so be told from
 * another file of that name.
 *
 * @param file where it lies, absolute
 * @param size its bytes
 * @param sha256 its digest, as hexadecimal text
 */
public record ArchivedFile(Path file, long size, String sha256) {

    /** Whether the file is there with these very bytes; reads it. */
    public boolean isThere() {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) != size) {
                return false;
            }
            try (InputStream in = Files.newInputStream(file)) {
                return Sha256.of(in).equals(sha256);
            }
        } catch (IOException e) {
            return false; // What cannot be read cannot be taken for the result.
        }
    }

    @Override
    public String toString() {
        return Redaction.redact("ArchivedFile[file=" + file + ", size=" + size + ", sha256=" + sha256 + "]");
    }
}

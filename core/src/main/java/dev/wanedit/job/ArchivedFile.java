package dev.wanedit.job;

import dev.wanedit.task.Redaction;
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

    @Override
    public String toString() {
        return Redaction.redact("ArchivedFile[file=" + file + ", size=" + size + ", sha256=" + sha256 + "]");
    }
}

package dev.wanedit.job;

import dev.wanedit.task.Redaction;
import java.nio.file.Files;
import java.nio.file.Path;

/** Says in one sentence why a file cannot be read, since the file system's own exceptions often name only the file. */
final class UnreadableFile {

    private UnreadableFile() {}

    static String explain(Path file) {
        return Redaction.redact(reason(file));
    }

    private static String reason(Path file) {
        if (!Files.exists(file)) {
            return "There is no file " + file + ".";
        }
        if (Files.isDirectory(file)) {
            return file + " is a folder, not a file.";
        }
        return "The file " + file + " cannot be read: check its permissions.";
    }
}

package dev.wanedit.job;

import dev.wanedit.task.Redaction;
import dev.wanedit.task.TaskId;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a result is stored.
 *
 * @param path a file, or a folder in which the file gets the task's id as its name
 * @param overwrite true if an existing file is replaced
 */
public record Target(Path path, boolean overwrite) {

    /** A file that must not exist yet, or a folder. */
    public static Target of(Path path) {
        return new Target(path, false);
    }

    /** The same target with an absolute path, which does not depend on the folder in which the process runs. */
    public Target absolute() {
        return new Target(path.toAbsolutePath(), overwrite);
    }

    /** The file of this task's result. */
    public Path file(TaskId taskId) {
        return Files.isDirectory(path) ? path.resolve(safe(taskId) + ".mp4") : path;
    }

    /**
     * The task's id as a part of a file's name. The id comes from the service, so it must not lead out of the folder.
     */
    public static String safe(TaskId taskId) {
        return taskId.value().replaceAll("[^A-Za-z0-9._-]", "_").replaceFirst("^\\.+", "_");
    }

    @Override
    public String toString() {
        return Redaction.redact("Target[path=" + path + ", overwrite=" + overwrite + "]");
    }
}

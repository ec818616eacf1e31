package dev.wanedit.engine;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.StorageException;
import dev.wanedit.task.TaskId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a result goes.
 *
 * @param path a file, or a folder in which the file gets the task's id as its name
 * @param overwrite whether a file that is there is replaced
 */
public record Target(Path path, boolean overwrite) {

    /** A file that must not be there yet, or a folder. */
    public static Target of(Path path) {
        return new Target(path, false);
    }

    /**
     * Makes sure that the target can be written, before anything costs money.
     *
     * @param taskId the task, null before it is known
     * @throws StorageException if it is there already and must not be replaced, or its folder cannot be written
     */
    public void check(@Nullable TaskId taskId) {
        Path file = Files.isDirectory(path) ? (taskId == null ? null : file(taskId)) : path;
        Path folder = Files.isDirectory(path) ? path : path.toAbsolutePath().getParent();
        if (file != null && Files.exists(file) && (!overwrite || !Files.isRegularFile(file))) {
            throw refused(file + " exists already.", taskId, "Choose another file, or allow to overwrite it.", null);
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw refused("The folder " + folder + " cannot be made.", taskId, "Choose another folder.", e);
        }
        if (!Files.isWritable(folder)) {
            throw refused("The folder " + folder + " cannot be written.", taskId, "Choose another folder.", null);
        }
    }

    /** The file that this task's result becomes. */
    public Path file(TaskId taskId) {
        return Files.isDirectory(path) ? path.resolve(fileName(taskId)) : path;
    }

    /** Task ids are the service's words: none may lead out of the folder. */
    private static String fileName(TaskId taskId) {
        return taskId.value().replaceAll("[^A-Za-z0-9._-]", "_").replaceFirst("^\\.+", "_") + ".mp4";
    }

    private static StorageException refused(
            String problem, @Nullable TaskId taskId, String nextStep, @Nullable IOException cause) {
        return new StorageException(problem, ErrorContext.NONE.withTask(taskId), nextStep, cause);
    }
}

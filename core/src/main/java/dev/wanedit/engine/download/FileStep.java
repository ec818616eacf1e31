package dev.wanedit.engine.download;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.StorageException;
import dev.wanedit.task.TaskId;
import java.io.IOException;
import java.nio.file.Path;

/** What is done with the file of a result on its way to disk. */
@FunctionalInterface
interface FileStep<T> {

    T run() throws IOException;

    /**
     * Does it.
     *
     * @throws StorageException if the file system fails
     */
    static <T> T told(FileStep<T> step, Path part, TaskId taskId) {
        try {
            return step.run();
        } catch (IOException e) {
            throw new StorageException(
                    "The result could not be written to " + part + ": " + e.getMessage() + ".",
                    ErrorContext.of(taskId),
                    "Make room or choose another file, then download the task again: the result is kept for 24 hours.",
                    e);
        }
    }
}

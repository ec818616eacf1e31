package dev.wanedit.engine.part;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.StorageException;
import dev.wanedit.task.TaskId;
import java.io.IOException;
import java.nio.file.Path;

/** A step of work on the file of a result. */
@FunctionalInterface
interface FileAction<T> {

    T run() throws IOException;

    /**
     * Runs the step.
     *
     * @throws StorageException if the file system fails
     */
    static <T> T told(FileAction<T> step, Path part, TaskId taskId) {
        try {
            return step.run();
        } catch (PartInUseException e) {
            throw new StorageException(
                    "The result is not written to " + part + ": another download of the same task writes there.",
                    ErrorContext.of(taskId),
                    "Wait until it has ended, in this process or another, then call again: the result is on disk then.",
                    e);
        } catch (IOException e) {
            throw new StorageException(
                    "The result could not be written to " + part + ": " + e.getMessage() + ".",
                    ErrorContext.of(taskId),
                    "Make room or choose another file, then download the task again: the result is kept for 24 hours.",
                    e);
        }
    }
}

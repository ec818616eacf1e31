package dev.wanedit.job;

import dev.wanedit.error.WanEditException;
import dev.wanedit.task.Redaction;
import dev.wanedit.task.TaskSnapshot;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * An edited video on disk.
 *
 * @param file where it lies, whole
 * @param size its bytes
 * @param sha256 their SHA-256, in lower-case hexadecimal
 * @param task the task that made it, with its usage
 * @param unrecorded why the job store does not know yet that the file is there; null if it does. The same command given again
 *     finds the file and records it, without sending anything.
 */
public record EditedVideo(
        Path file,
        long size,
        String sha256,
        TaskSnapshot task,
        @Nullable WanEditException unrecorded) {

    /** One that the job store knows of, if there is anything to know. */
    public EditedVideo(Path file, long size, String sha256, TaskSnapshot task) {
        this(file, size, sha256, task, null);
    }

    /** The same at a file that is spelled in another way. */
    public EditedVideo at(Path spelling) {
        return new EditedVideo(spelling, size, sha256, task, unrecorded);
    }

    @Override
    public String toString() {
        return Redaction.redact("EditedVideo[file=" + file + ", size=" + size + ", sha256=" + sha256 + ", task=" + task
                + ", unrecorded=" + unrecorded + "]");
    }
}

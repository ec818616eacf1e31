package dev.wanedit.job;

import dev.wanedit.error.WanEditException;
import dev.wanedit.task.Redaction;
import dev.wanedit.task.TaskSnapshot;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * An edited video on disk.
 *
 * @param file the complete file
 * @param size its size in bytes
 * @param sha256 the SHA-256 of its content, in lower-case hexadecimal
 * @param task the task that made it, with its usage
 * @param unrecorded why the job store could not record the file; null if it is recorded. The same call or
 *     command, with the same key and target, finds the file and records it without sending anything.
 */
public record EditedVideo(
        Path file,
        long size,
        String sha256,
        TaskSnapshot task,
        @Nullable WanEditException unrecorded) {

    /** A video that is recorded in the job store, or needs no record. */
    public EditedVideo(Path file, long size, String sha256, TaskSnapshot task) {
        this(file, size, sha256, task, null);
    }

    /** The same video, with another spelling of the file's path. */
    public EditedVideo at(Path spelling) {
        return new EditedVideo(spelling, size, sha256, task, unrecorded);
    }

    @Override
    public String toString() {
        return Redaction.redact("EditedVideo[file=" + file + ", size=" + size + ", sha256=" + sha256 + ", task=" + task
                + ", unrecorded=" + unrecorded + "]");
    }
}

package dev.wanedit.record;

import dev.wanedit.error.WanEditException;
import dev.wanedit.job.EditedVideo;
import dev.wanedit.task.JobKey;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of an open job that was resumed.
 *
 * @param key the job
 * @param job its record at the end; null if the record cannot be read. A job in READY was certainly not sent: submit it
 * again
 * @param video its result on disk; null if it has none, or no target was known for it
 * @param fault why it could not be completed; null if there was no fault
 */
public record ResumedJob(
        JobKey key,
        @Nullable JobRecord job,
        @Nullable EditedVideo video,
        @Nullable WanEditException fault) {

    /** A job whose record could be read. */
    public static ResumedJob of(JobRecord job, @Nullable EditedVideo video, @Nullable WanEditException fault) {
        return new ResumedJob(job.key(), job, video, fault);
    }
}

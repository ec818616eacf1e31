package dev.wanedit.record;

import dev.wanedit.error.WanEditException;
import dev.wanedit.job.EditedVideo;
import dev.wanedit.task.JobKey;
import org.jspecify.annotations.Nullable;

/**
 * What became of an open job that was gone on with.
 *
 * @param key the job
 * @param job its record at the end; one in READY was surely not sent and waits to be submitted again; null if the record
 *     cannot be read
 * @param video its result on disk; null if it has none, or no target was known for it
 * @param fault what hindered it; null if nothing did
 */
public record ResumedJob(
        JobKey key,
        @Nullable JobRecord job,
        @Nullable EditedVideo video,
        @Nullable WanEditException fault) {

    /** One whose record could be read. */
    public static ResumedJob of(JobRecord job, @Nullable EditedVideo video, @Nullable WanEditException fault) {
        return new ResumedJob(job.key(), job, video, fault);
    }
}

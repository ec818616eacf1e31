package dev.wanedit.record;

import dev.wanedit.error.WanEditException;
import dev.wanedit.job.EditedVideo;
import dev.wanedit.task.JobKey;
import org.jspecify.annotations.Nullable;

/** The outcome of an open job that was resumed. */
public sealed interface ResumedJob {

    /** The job. */
    JobKey key();

    /** Its record at the end; null if the record cannot be read. */
    @Nullable
    JobRecord job();

    /** Its result on disk; null if it has none. */
    @Nullable
    EditedVideo video();

    /** Why it could not be completed; null if nothing hindered it. */
    @Nullable
    WanEditException fault();

    /**
     * The job's task has succeeded, and nothing is left to do.
     *
     * @param job its record at the end
     * @param video its result on disk; null if no target is known for it: download it before its 24 hours are over
     */
    record Done(JobRecord job, @Nullable EditedVideo video) implements ResumedJob {

        @Override
        public JobKey key() {
            return job.key();
        }

        @Override
        public @Nullable WanEditException fault() {
            return null;
        }
    }

    /**
     * The job stays open until something else happens.
     *
     * @param job its record at the end. A job in READY was certainly not sent: submit it again
     * @param fault why it stays open: the task had not ended at the deadline, or it is uncertain whether there is a task,
     *     which the application must decide; null for a job that was not sent
     */
    record Waiting(JobRecord job, @Nullable WanEditException fault) implements ResumedJob {

        @Override
        public JobKey key() {
            return job.key();
        }

        @Override
        public @Nullable EditedVideo video() {
            return null;
        }
    }

    /**
     * The job ended without a result, or it could not be continued.
     *
     * @param key the job
     * @param job its record at the end; null if the record cannot be read. If it is open, resume it again when the cause is
     *     removed
     * @param fault the cause
     */
    record Failed(JobKey key, @Nullable JobRecord job, WanEditException fault) implements ResumedJob {

        @Override
        public @Nullable EditedVideo video() {
            return null;
        }
    }
}

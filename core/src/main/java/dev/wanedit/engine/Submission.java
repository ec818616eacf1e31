package dev.wanedit.engine;

import dev.wanedit.job.EditJob;
import dev.wanedit.port.TransferListener;
import dev.wanedit.task.JobKey;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A job to be submitted under its key.
 *
 * @param key the application's name of the job
 * @param named false for a random key, which would say nothing to a reader of messages
 * @param job what to edit
 * @param target where its result goes, for whoever resumes it; null if that is not known
 * @param uploads hears of the uploads' progress
 */
public record Submission(
        JobKey key, boolean named, EditJob job, @Nullable Path target, TransferListener uploads) {

    /** A job whose result goes to a place that is not known yet. */
    public static Submission of(JobKey key, EditJob job) {
        return new Submission(key, true, job, null, TransferListener.NONE);
    }

    /** A job that the application does not name. */
    public static Submission unnamed(EditJob job) {
        return new Submission(JobKey.random(), false, job, null, TransferListener.NONE);
    }

    /** The same with a place for its result. */
    public Submission towards(Path place) {
        return new Submission(key, named, job, place.toAbsolutePath(), uploads);
    }

    /** The same, its uploads being heard of. */
    public Submission heardBy(TransferListener listener) {
        return new Submission(key, named, job, target, listener);
    }
}

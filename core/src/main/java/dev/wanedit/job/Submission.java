package dev.wanedit.job;

import dev.wanedit.event.TransferListener;
import dev.wanedit.task.JobKey;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A job to be submitted under its key; immutable. */
public final class Submission {

    private final JobKey key;
    private final boolean named;
    private final EditJob job;
    private final @Nullable Target target;
    private final TransferListener uploads;

    private Submission(JobKey key, boolean named, EditJob job, @Nullable Target target, TransferListener uploads) {
        this.key = key;
        this.named = named;
        this.job = job;
        this.target = target;
        this.uploads = uploads;
    }

    /** A job whose result goes to a place that is not known yet. */
    public static Submission of(JobKey key, EditJob job) {
        return new Submission(key, true, job, null, TransferListener.NONE);
    }

    /** A job that the application does not name: it gets a random key. */
    public static Submission unnamed(EditJob job) {
        return new Submission(JobKey.random(), false, job, null, TransferListener.NONE);
    }

    /** The same with a place for its result, so that whoever resumes it knows where it goes. */
    public Submission towards(Path place) {
        return towards(Target.of(place));
    }

    /** The same, which says besides whether the result replaces a file. */
    public Submission towards(Target place) {
        Target absolute = new Target(place.path().toAbsolutePath(), place.overwrite());
        return new Submission(key, named, job, absolute, uploads);
    }

    /** The same, its uploads being heard of: of all its files together. */
    public Submission heardBy(TransferListener listener) {
        return new Submission(key, named, job, target, listener);
    }

    /** The application's name of the job, or the random one. */
    public JobKey key() {
        return key;
    }

    /** What to edit. */
    public EditJob job() {
        return job;
    }

    /** Whether the application named the job; a random key would say nothing to a reader of messages. */
    public boolean named() {
        return named;
    }

    /** Where the result goes, absolute; null if that is not known. */
    @Nullable
    public Target target() {
        return target;
    }

    /** Hears of the uploads' progress. */
    public TransferListener uploads() {
        return uploads;
    }

    @Override
    public String toString() {
        return "Submission[key=" + key + ", job=" + job + "]";
    }
}

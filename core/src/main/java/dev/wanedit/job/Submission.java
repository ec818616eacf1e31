package dev.wanedit.job;

import dev.wanedit.event.TransferListener;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.ReadableUnits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A job to be submitted under its key, with the options of the submit; immutable. Defaults: no target, the client's
 * deadline, and listeners that do nothing.
 */
public final class Submission {

    private final JobKey key;
    private final boolean named;
    private final EditJob job;
    private final @Nullable Target target;
    private final @Nullable Duration deadline;
    private final TransferListener uploads;
    private final TransferListener downloads;
    private final Consumer<? super SubmittedJob> submitted;

    private Submission(
            JobKey key,
            boolean named,
            EditJob job,
            @Nullable Target target,
            @Nullable Duration deadline,
            TransferListener uploads,
            TransferListener downloads,
            Consumer<? super SubmittedJob> submitted) {
        this.key = key;
        this.named = named;
        this.job = job;
        this.target = target;
        this.deadline = deadline;
        this.uploads = uploads;
        this.downloads = downloads;
        this.submitted = submitted;
    }

    /**
     * A job under a key that the application chooses. With a key it is safe to submit the job again: after a crash,
     * after a lost answer, from another thread or process. Once the key has a task, it always means that task.
     *
     * @param key the application's name of the job, for example the number of an order
     */
    public static Submission of(JobKey key, EditJob job) {
        return new Submission(
                key, true, job, null, null, TransferListener.NONE, TransferListener.NONE, submitted -> {});
    }

    /**
     * A job without a key of the application: it gets a random key. Submitted again, this value means the same task.
     */
    public static Submission unnamed(EditJob job) {
        return new Submission(
                JobKey.random(), false, job, null, null, TransferListener.NONE, TransferListener.NONE, submitted -> {});
    }

    /**
     * The same with a target for its result: a file that must not exist yet unless it is this job's result, or a
     * folder.
     */
    public Submission towards(Path place) {
        return towards(Target.of(place));
    }

    /**
     * The same with a target for its result, and whether the result replaces an existing file. The job store keeps the
     * target for the process that resumes the job.
     */
    public Submission towards(Target place) {
        return new Submission(key, named, job, place, deadline, uploads, downloads, submitted);
    }

    /**
     * The same with another deadline than the client's.
     *
     * @param longest longest wait for the end of the task, from its submit; it ends the wait, not the task. Null, the
     *     default, means the client's deadline
     */
    public Submission deadline(@Nullable Duration longest) {
        return new Submission(key, named, job, target, longest, uploads, downloads, submitted);
    }

    /** The same with a listener for the uploads, of all files together. A second call replaces the listener. */
    public Submission onUpload(TransferListener listener) {
        return new Submission(key, named, job, target, deadline, listener, downloads, submitted);
    }

    /** The same with a listener for the download of the result. A second call replaces the listener. */
    public Submission onDownload(TransferListener listener) {
        return new Submission(key, named, job, target, deadline, uploads, listener, submitted);
    }

    /**
     * The same with a listener for the task. A second call replaces the listener.
     *
     * @param listener receives the job when its task is known, so that the application knows the task even if the wait
     *     fails. It is called on the client's threads and must be quick. An exception that it throws is logged and has
     *     no other effect
     */
    public Submission onSubmitted(Consumer<? super SubmittedJob> listener) {
        return new Submission(key, named, job, target, deadline, uploads, downloads, listener);
    }

    /** The key that the application chose, or the random one. */
    public JobKey key() {
        return key;
    }

    /** What to edit. */
    public EditJob job() {
        return job;
    }

    /** True if the application chose the key; a random key is left out of messages. */
    public boolean named() {
        return named;
    }

    /** Where the result is stored; null if no target is set. */
    @Nullable
    public Target target() {
        return target;
    }

    /** Longest wait for the end of the task; null means the client's deadline. */
    @Nullable
    public Duration deadline() {
        return deadline;
    }

    /** Is notified of the uploads' progress. */
    public TransferListener onUpload() {
        return uploads;
    }

    /** Is notified of the download's progress. */
    public TransferListener onDownload() {
        return downloads;
    }

    /** Receives the job when its task is known. */
    public Consumer<? super SubmittedJob> onSubmitted() {
        return submitted;
    }

    /** Without the listeners. */
    @Override
    public String toString() {
        return "Submission[key=" + key + ", job=" + job + ", target=" + target + ", deadline="
                + (deadline == null ? "the client's" : ReadableUnits.duration(deadline)) + "]";
    }
}

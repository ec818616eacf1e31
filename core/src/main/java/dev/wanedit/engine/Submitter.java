package dev.wanedit.engine;

import dev.wanedit.error.SubmitUncertainException;
import dev.wanedit.error.TransportException;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.MediaSource;
import dev.wanedit.port.MediaUploader;
import dev.wanedit.port.TaskApi;
import dev.wanedit.port.TransferListener;
import dev.wanedit.task.JobEvent;
import dev.wanedit.task.JobPhase;
import dev.wanedit.task.JobState;
import dev.wanedit.task.TaskSnapshot;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Single;

/**
 * Checks a job, uploads its local files and sends it once. After that step there are three truths, and a caller learns
 * which: a task exists, none exists, or nobody can tell.
 */
public final class Submitter {

    private static final int PARALLEL_UPLOADS = 2;

    private final TaskApi tasks;
    private final MediaUploader uploads;
    private final Quoter quoter;
    private final Completable closing;

    /**
     * @param tasks the service, within the account's budgets
     * @param uploads brings local files to where the service can read them
     * @param quoter checks what is uploaded or sent inline, and what the job may cost
     * @param closing fails when the client closes; it ends what comes before the create, never the create itself
     */
    public Submitter(TaskApi tasks, MediaUploader uploads, Quoter quoter, Completable closing) {
        this.tasks = tasks;
        this.uploads = uploads;
        this.quoter = quoter;
        this.closing = closing;
    }

    /** The new task's first snapshot; fails with {@link SubmitUncertainException} when the answer was lost. */
    public Single<TaskSnapshot> submit(EditJob job, TransferListener listener) {
        return quoter.quote(job)
                .flatMap(quote -> withRemoteMedia(job, listener))
                .takeUntil(closing)
                .flatMap(this::create);
    }

    private Single<EditJob> withRemoteMedia(EditJob job, TransferListener listener) {
        return Flowable.fromIterable(job.media())
                .ofType(MediaSource.LocalFile.class)
                .distinct()
                .flatMapSingle(
                        file -> upload(file, listener).map(url -> new Uploaded(file, url)), false, PARALLEL_UPLOADS)
                .toMap(Uploaded::file, Uploaded::url)
                .map(urls -> urls.isEmpty() ? job : job.mapMedia(source -> urls.getOrDefault(source, source)));
    }

    /** An upload that failed says nothing about the job, which was surely not sent. */
    private Single<MediaSource> upload(MediaSource.LocalFile file, TransferListener listener) {
        return uploads.upload(file, EditJob.MODEL, listener)
                .onErrorResumeNext(fault -> Single.error(
                        fault instanceof TransportException transport
                                ? transport.beforeTheJob(file.toString())
                                : fault));
    }

    private Single<TaskSnapshot> create(EditJob job) {
        return tasks.create(job).onErrorResumeNext(fault -> Single.error(told(fault)));
    }

    private static Throwable told(Throwable fault) {
        JobState submitting = JobState.ready()
                .next(JobEvent.of(JobEvent.Trigger.SUBMIT_INTENDED))
                .state();
        JobState after = submitting.next(CreateFault.event(fault)).state();
        return after.phase() == JobPhase.UNCERTAIN ? new SubmitUncertainException(CreateFault.inOurTree(fault)) : fault;
    }

    private record Uploaded(MediaSource file, MediaSource url) {}
}

package dev.wanedit.engine;

import dev.wanedit.engine.download.RetryingDownloader;
import dev.wanedit.engine.duration.DurationKey;
import dev.wanedit.engine.follow.Awaiter;
import dev.wanedit.engine.rx.ConcurrencyLimit;
import dev.wanedit.engine.rx.ErrorGuard;
import dev.wanedit.engine.submit.Submitter;
import dev.wanedit.error.InvalidJobException;
import dev.wanedit.error.Violation;
import dev.wanedit.error.WanEditException;
import dev.wanedit.event.JobSpan;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.EditedVideo;
import dev.wanedit.job.RunningJob;
import dev.wanedit.job.Submission;
import dev.wanedit.job.SubmittedJob;
import dev.wanedit.job.Target;
import dev.wanedit.price.Quote;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Single;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The order of one edit, from the job to the video on disk. A job that another process began is continued from its
 * recorded phase.
 *
 * <ol>
 *   <li>A result that is on disk already ends the edit: {@link EarlierResult}.
 *   <li>Check that the target can be written: {@link RetryingDownloader#checked}.
 *   <li>Wait for a place, so that not too many jobs are at the service at once: {@link RunningGate}.
 *   <li>Check the job and its media, before anything is sent: {@link dev.wanedit.engine.check.JobCheck} and {@link
 *       dev.wanedit.engine.check.MediaCheck}, called by {@link Submitter}.
 *   <li>Record the job as READY: {@link dev.wanedit.engine.recording.JobRecorder}.
 *   <li>Upload its local media: {@code engine.submit.MediaDelivery}, called by {@link Submitter}.
 *   <li>Record the intent, send one POST, record the answer: {@link dev.wanedit.engine.submit.SubmitOnce}. If the answer is
 *       lost, find out if a task exists: {@link dev.wanedit.engine.reconcile.Reconciler}.
 *   <li>Follow the task to its end: {@link Awaiter}, which is notified by {@link dev.wanedit.engine.follow.PollingWatch}.
 *   <li>Download the video and record where it is: {@link RetryingDownloader}, which uses {@code ResultFetch} for
 *       the requests and {@link dev.wanedit.engine.part.PartFile} for the bytes on disk.
 * </ol>
 */
public final class JobWorkflow {

    private final Submitter submitter;
    private final Awaiter awaiter;
    private final RetryingDownloader downloader;
    private final EarlierResult earlier;
    private final Duration deadline;
    private final JobSpans spans;
    private final RunningGate gate;
    private final ClosingSignal closing;

    /**
     * @param submitter checks and sends
     * @param awaiter waits for the end of tasks
     * @param downloader downloads results
     * @param deadline longest wait for the end of one task
     * @param spans reports when work starts and ends
     * @param gate limits how many jobs are at the service at once; the others wait unsent
     * @param closing ends every wait
     */
    JobWorkflow(
            Submitter submitter,
            Awaiter awaiter,
            RetryingDownloader downloader,
            Duration deadline,
            JobSpans spans,
            RunningGate gate,
            ClosingSignal closing) {
        this.submitter = submitter;
        this.awaiter = awaiter;
        this.downloader = downloader;
        this.earlier = new EarlierResult(downloader);
        this.deadline = deadline;
        this.spans = spans;
        this.gate = gate;
        this.closing = closing;
    }

    public Single<Quote> quote(EditJob job) {
        return closing.ends(null, submitter.quoted(job));
    }

    /** See {@link Submitter#uploaded(Submission)}. */
    public Single<EditJob> upload(Submission submission) {
        return aboutJob(submission, closing.ends(null, submitter.uploaded(submission)));
    }

    /** See {@link Submitter#submit(Submission)}. The submission's listener receives the job first. */
    public Single<SubmittedJob> submit(Submission submission) {
        return aboutJob(
                submission,
                gate.submitsWait()
                        ? gate.within(place -> submittedInTurn(submission, place))
                        : submitted(submission, null));
    }

    private Single<SubmittedJob> submittedInTurn(Submission submission, ConcurrencyLimit.Place place) {
        return turn(submission, place)
                .andThen(Single.defer(() -> submitted(submission, null)))
                .doOnSuccess(job -> gate.keepUntilItsEnd(job.task(), DurationKey.of(submission.job()), place));
    }

    /**
     * Submits the job. Its end is waited for by subscribing to it; if the result is on disk already, the end is known at
     * once.
     */
    public Single<JobAndCompletion> begin(Submission submission) {
        return aboutJob(submission, gate.within(place -> begun(submission, null, place)))
                .map(begun -> new JobAndCompletion(begun.submitted(), aboutJob(submission, begun.end())));
    }

    /** Returns the job's edited video on disk. A video that is there already is not made again. A job without a target is refused. */
    public Single<EditedVideo> edit(Submission submission) {
        return aboutJob(
                submission,
                submission.target() == null
                        ? Single.error(JobWorkflow::withoutTarget)
                        : spans.within(
                                () -> JobSpan.of(JobSpan.Kind.JOB, submission.key(), null),
                                video -> video.task().taskId(),
                                whole -> Single.using(
                                        gate::place,
                                        place -> begun(submission, whole, place)
                                                .flatMap(JobAndCompletion::end)
                                                .mapOptional(end -> Optional.ofNullable(end.video()))
                                                .toSingle(),
                                        ConcurrencyLimit.Place::leave)));
    }

    /** @param place where the job waits for its turn before it is sent; left when its task has ended */
    private Single<JobAndCompletion> begun(
            Submission submission, @Nullable JobSpan whole, ConcurrencyLimit.Place place) {
        Target target = submission.target();
        if (target == null) {
            return sent(submission, turn(submission, place), whole, place);
        }
        return submitter
                .known(submission)
                .flatMapSingle(job -> earlier.of(job, target)
                        .map(video -> finished(submission.key(), video))
                        .switchIfEmpty(Single.defer(() -> sent(
                                submission,
                                downloader.checked(target, job).andThen(turn(place, job.taskId() != null)),
                                whole,
                                place))))
                .switchIfEmpty(Single.defer(() -> sent(
                        submission, downloader.checked(target, (TaskId) null).andThen(place.taken()), whole, place)));
    }

    private Completable turn(Submission submission, ConcurrencyLimit.Place place) {
        return submitter
                .known(submission)
                .map(job -> job.taskId() != null)
                .defaultIfEmpty(false)
                .flatMapCompletable(hasTask -> turn(place, hasTask));
    }

    /** A job that has a task is at the service already, so it takes its place without waiting. */
    private static Completable turn(ConcurrencyLimit.Place place, boolean hasTask) {
        return hasTask ? Completable.fromAction(place::occupy) : place.taken();
    }

    private static JobAndCompletion finished(JobKey key, EditedVideo video) {
        return new JobAndCompletion(new SubmittedJob(key, video.task()), Single.just(RunningJob.End.of(video)));
    }

    private static InvalidJobException withoutTarget() {
        return new InvalidJobException(List.of(new Violation(
                "target", "required", "the submission has no target", "a file or a folder, set by towards(...)")));
    }

    /** The job's result if it is on this disk already; sends nothing. */
    public Maybe<EditedVideo> onDisk(Submission submission) {
        return submitter
                .known(submission)
                .flatMap(job -> earlier.of(job, submission.target()))
                .takeUntil(closing.fault(null).toMaybe());
    }

    /** @param ready completes when the job may be sent: its target can be written, and its turn has come */
    private Single<JobAndCompletion> sent(
            Submission submission, Completable ready, @Nullable JobSpan whole, ConcurrencyLimit.Place place) {
        return ready.andThen(submitted(submission, whole))
                .map(job -> new JobAndCompletion(job, closing.ends(job.taskId(), end(submission, job, whole, place))));
    }

    private Single<RunningJob.End> end(
            Submission submission, SubmittedJob job, @Nullable JobSpan whole, ConcurrencyLimit.Place place) {
        Target target = submission.target();
        Single<TaskSnapshot> succeeded = awaited(submission, job, whole)
                .doOnSubscribe(begun -> place.keep())
                .doFinally(place::leave);
        return target == null
                ? succeeded.map(task -> new RunningJob.End(task, null))
                : succeeded
                        .flatMap(task -> spans.downloaded(
                                whole, task.taskId(), downloader.fetch(task, target, submission.onDownload())))
                        .map(RunningJob.End::of);
    }

    private Single<TaskSnapshot> awaited(Submission submission, SubmittedJob job, @Nullable JobSpan whole) {
        Duration own = submission.deadline();
        Duration longest = own == null ? deadline : own;
        return spans.followed(
                whole, job.taskId(), awaiter.await(job.task(), DurationKey.of(submission.job()), longest));
    }

    private Single<SubmittedJob> submitted(Submission submission, @Nullable JobSpan whole) {
        return Single.defer(() -> {
            // The submitter notifies it of a new task; a task that is known already is new to this caller.
            Submission heard = submission.onSubmitted(once(submission.onSubmitted()));
            return spans.within(
                            () -> whole == null
                                    ? JobSpan.of(JobSpan.Kind.SUBMIT, submission.key(), null)
                                    : whole.part(JobSpan.Kind.SUBMIT, null),
                            TaskSnapshot::taskId,
                            span -> submitter.submit(heard))
                    .map(task -> new SubmittedJob(submission.key(), task))
                    .doOnSuccess(ErrorGuard.<SubmittedJob>harmless(heard.onSubmitted(), "submitted jobs")::accept);
        });
    }

    private static Consumer<SubmittedJob> once(Consumer<? super SubmittedJob> listener) {
        AtomicBoolean first = new AtomicBoolean(true);
        return job -> {
            if (first.compareAndSet(true, false)) {
                listener.accept(job);
            }
        };
    }

    /** The same work; its errors have the job's key, which the layers below do not know. */
    static <T> Single<T> aboutJob(Submission submission, Single<T> work) {
        return work.onErrorResumeNext(fault -> Single.error(
                submission.named() && fault instanceof WanEditException ours ? ours.withJob(submission.key()) : fault));
    }
}

package dev.wanedit.engine;

import dev.wanedit.engine.download.RetryingDownloader;
import dev.wanedit.engine.follow.Awaiter;
import dev.wanedit.engine.poll.EditKind;
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
import org.jspecify.annotations.Nullable;

/** Makes edited videos of jobs. A job that another process began is continued from its recorded phase. */
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
     * @param gate lets so many jobs be at the service at once; the others wait unsent
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
                .doOnSuccess(job -> gate.keepUntilItsEnd(job.task(), EditKind.of(submission.job()), place));
    }

    /** Submits the job; the subscriber of its end waits for that. A result that is already on disk is the end at once. */
    public Single<JobWithEnd> begin(Submission submission) {
        return aboutJob(submission, gate.within(place -> begun(submission, null, place)))
                .map(begun -> new JobWithEnd(begun.submitted(), aboutJob(submission, begun.end())));
    }

    /** The job's edited video on disk; one that is already there is not made again. A job without a target is refused. */
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
                                                .flatMap(JobWithEnd::end)
                                                .mapOptional(end -> Optional.ofNullable(end.video()))
                                                .toSingle(),
                                        ConcurrencyLimit.Place::leave)));
    }

    /** @param place where the job waits for its turn before it is sent; left when its task has ended */
    private Single<JobWithEnd> begun(Submission submission, @Nullable JobSpan whole, ConcurrencyLimit.Place place) {
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

    /** A job that has a task is at the service already, so it does not wait, but others do. */
    private static Completable turn(ConcurrencyLimit.Place place, boolean hasTask) {
        return hasTask ? Completable.fromAction(place::occupy) : place.taken();
    }

    private static JobWithEnd finished(JobKey key, EditedVideo video) {
        return new JobWithEnd(new SubmittedJob(key, video.task()), Single.just(RunningJob.End.of(video)));
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
    private Single<JobWithEnd> sent(
            Submission submission, Completable ready, @Nullable JobSpan whole, ConcurrencyLimit.Place place) {
        return ready.andThen(submitted(submission, whole))
                .map(job -> new JobWithEnd(job, closing.ends(job.taskId(), end(submission, job, whole, place))));
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
        return spans.followed(whole, job.taskId(), awaiter.await(job.task(), EditKind.of(submission.job()), longest));
    }

    private Single<SubmittedJob> submitted(Submission submission, @Nullable JobSpan whole) {
        return spans.within(
                        () -> whole == null
                                ? JobSpan.of(JobSpan.Kind.SUBMIT, submission.key(), null)
                                : whole.part(JobSpan.Kind.SUBMIT, null),
                        TaskSnapshot::taskId,
                        span -> submitter.submit(submission))
                .map(task -> new SubmittedJob(submission.key(), task))
                .doOnSuccess(ErrorGuard.<SubmittedJob>harmless(submission.onSubmitted(), "submitted jobs")::accept);
    }

    /** The errors of the work with the job's key, which the layers below do not know. */
    static <T> Single<T> aboutJob(Submission submission, Single<T> work) {
        return work.onErrorResumeNext(fault -> Single.error(
                submission.named() && fault instanceof WanEditException ours ? ours.withJob(submission.key()) : fault));
    }
}

package dev.wanedit.engine;

import dev.wanedit.engine.ledger.JobKeyFaults;
import dev.wanedit.engine.ledger.Ledger;
import dev.wanedit.engine.reconcile.Reconciler;
import dev.wanedit.engine.rx.Bulkhead;
import dev.wanedit.engine.rx.ErrorGuard;
import dev.wanedit.engine.submit.Submitter;
import dev.wanedit.error.InvalidJobException;
import dev.wanedit.error.Violation;
import dev.wanedit.error.WanEditException;
import dev.wanedit.event.JobSpan;
import dev.wanedit.job.EditedVideo;
import dev.wanedit.job.RunningJob;
import dev.wanedit.job.Submission;
import dev.wanedit.job.SubmittedJob;
import dev.wanedit.job.Target;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.record.ResumedJob;
import dev.wanedit.settings.UncertainPolicy;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Single;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The operations on jobs under their keys. A job that another process began is continued from its recorded phase. */
public final class Jobs {

    private final Submitter submitter;
    private final JobCompleter completer;
    private final Ledger ledger;
    private final Reconciler reconciler;
    private final UncertainPolicy policy;
    private final Duration deadline;
    private final JobSpans spans;
    private final RunningGate gate;

    /**
     * @param submitter sends
     * @param completer waits and downloads
     * @param ledger where jobs are written down
     * @param reconciler finds out what became of a job whose answer was lost
     * @param policy what is done about such a job
     * @param deadline longest wait for the end of one task
     * @param spans reports when work starts and ends
     * @param gate lets so many jobs be at the service at once; the others wait unsent
     */
    public Jobs(
            Submitter submitter,
            JobCompleter completer,
            Ledger ledger,
            Reconciler reconciler,
            UncertainPolicy policy,
            Duration deadline,
            JobSpans spans,
            RunningGate gate) {
        this.submitter = submitter;
        this.completer = completer;
        this.ledger = ledger;
        this.reconciler = reconciler;
        this.policy = policy;
        this.deadline = deadline;
        this.spans = spans;
        this.gate = gate;
    }

    /** See {@link Submitter#submit(Submission)}. The submission's listener receives the job first. */
    public Single<SubmittedJob> submit(Submission submission) {
        return aboutJob(
                submission,
                gate.submitsWait()
                        ? gate.within(place -> submittedInTurn(submission, place))
                        : submitted(submission, null));
    }

    private Single<SubmittedJob> submittedInTurn(Submission submission, Bulkhead.Place place) {
        return hasTask(submission)
                .flatMap(known -> turn(place, known).andThen(submitted(submission, null)))
                .doOnSuccess(job -> gate.keepUntilItsEnd(job.task(), place));
    }

    /**
     * Submits the job; the subscriber of its end waits for that. A result that is already on disk is the end at once.
     *
     * @param ending what else ends the wait for the end
     */
    public Single<BegunJob> begin(Submission submission, UnaryOperator<BegunJob> ending) {
        return aboutJob(
                submission,
                gate.within(place -> begun(submission, null, place)
                        .map(ending::apply)
                        .map(begun -> new BegunJob(begun.submitted(), aboutJob(submission, begun.end())))));
    }

    /**
     * The job's edited video on disk; one that is already there is not made again. A job without a target is refused.
     *
     * @param ending what else ends the wait for the end
     */
    public Single<EditedVideo> edit(Submission submission, UnaryOperator<BegunJob> ending) {
        return aboutJob(
                submission,
                submission.target() == null
                        ? Single.error(Jobs::withoutTarget)
                        : spans.within(
                                () -> JobSpan.of(JobSpan.Kind.JOB, submission.key(), null),
                                video -> video.task().taskId(),
                                whole -> Single.using(
                                        gate::place,
                                        place -> begun(submission, whole, place)
                                                .flatMap(begun ->
                                                        ending.apply(begun).end())
                                                .mapOptional(end -> Optional.ofNullable(end.video()))
                                                .toSingle(),
                                        Bulkhead.Place::leave)));
    }

    /** @param place where the job waits for its turn before it is sent; left when its task has ended */
    private Single<BegunJob> begun(Submission submission, @Nullable JobSpan whole, Bulkhead.Place place) {
        Target target = submission.target();
        if (target == null) {
            return hasTask(submission).flatMap(known -> sent(submission, turn(place, known), whole, place));
        }
        return submitter
                .known(submission)
                .flatMapSingle(job -> completer
                        .home(job, target)
                        .map(video -> finished(submission.key(), video))
                        .switchIfEmpty(Single.defer(() -> sent(
                                submission,
                                completer.writable(target, job).andThen(turn(place, job.taskId() != null)),
                                whole,
                                place))))
                .switchIfEmpty(Single.defer(
                        () -> sent(submission, completer.writable(target).andThen(place.taken()), whole, place)));
    }

    private Single<Boolean> hasTask(Submission submission) {
        return submitter.known(submission).map(job -> job.taskId() != null).defaultIfEmpty(false);
    }

    /** A job that has a task is at the service already, so it does not wait, but others do. */
    private static Completable turn(Bulkhead.Place place, boolean hasTask) {
        return hasTask ? Completable.fromAction(place::occupy) : place.taken();
    }

    private static BegunJob finished(JobKey key, EditedVideo video) {
        return new BegunJob(new SubmittedJob(key, video.task()), Single.just(RunningJob.End.of(video)));
    }

    private static InvalidJobException withoutTarget() {
        return new InvalidJobException(List.of(new Violation(
                "target", "required", "the submission has no target", "a file or a folder, set by towards(...)")));
    }

    /** The job's result if it is on this disk already; sends nothing. */
    public Maybe<EditedVideo> onDisk(Submission submission) {
        return submitter.known(submission).flatMap(job -> completer.home(job, submission.target()));
    }

    /** @param ready completes when the job may be sent: its target can be written, and its turn has come */
    private Single<BegunJob> sent(
            Submission submission, Completable ready, @Nullable JobSpan whole, Bulkhead.Place place) {
        return ready.andThen(submitted(submission, whole))
                .map(job -> new BegunJob(job, end(submission, job, whole, place)));
    }

    private Single<RunningJob.End> end(
            Submission submission, SubmittedJob job, @Nullable JobSpan whole, Bulkhead.Place place) {
        Target target = submission.target();
        Single<TaskSnapshot> succeeded = awaited(submission, job, whole)
                .doOnSubscribe(begun -> place.keep())
                .doFinally(place::leave);
        return target == null
                ? succeeded.map(task -> new RunningJob.End(task, null))
                : succeeded
                        .flatMap(task -> spans.downloaded(
                                whole, task.taskId(), completer.fetched(task, target, submission.onDownload())))
                        .map(RunningJob.End::of);
    }

    private Single<TaskSnapshot> awaited(Submission submission, SubmittedJob job, @Nullable JobSpan whole) {
        Duration own = submission.deadline();
        Duration longest = own == null ? deadline : own;
        return spans.followed(whole, job.taskId(), completer.awaited(job.task(), longest, snapshot -> {}));
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

    /** What is known of a job; empty if nothing is. */
    public Maybe<JobRecord> find(JobKey key) {
        return ledger.later(() -> ledger.find(key)).mapOptional(found -> found);
    }

    /**
     * Finds out what became of a job whose answer was lost; a job with a task is left as it is. It sends nothing.
     *
     * @param with what is done about it, in place of the client's policy
     */
    public Single<JobRecord> reconcile(JobKey key, UncertainPolicy with) {
        return find(key)
                .switchIfEmpty(Single.error(() -> JobKeyFaults.of(key)))
                .flatMap(job -> reconciler.settled(job, uncertain -> with));
    }

    /** Records the caller's decision that this is the task of a job whose answer was lost. */
    public Single<JobRecord> assign(JobKey key, TaskId taskId) {
        return decided(key, job -> ledger.adopt(job, taskId, true));
    }

    /** Records the caller's decision that a job whose answer was lost has no task. */
    public Single<JobRecord> release(JobKey key) {
        return decided(key, ledger::absent);
    }

    private Single<JobRecord> decided(JobKey key, Function<JobRecord, Optional<JobRecord>> decision) {
        return find(key)
                .switchIfEmpty(Single.error(() -> JobKeyFaults.of(key)))
                .flatMap(job -> job.phase() == JobPhase.SUBMITTING ? reconciler.outcome(job) : Single.just(job))
                .flatMap(job ->
                        ledger.later(() -> decision.apply(job).orElseThrow(() -> JobKeyFaults.undecidable(job))));
    }

    /** See {@link Resumer#all()}. */
    public Flowable<ResumedJob> resumeAll() {
        return new Resumer(ledger, reconciler, completer, policy, deadline, spans, gate).all();
    }

    /** The errors of the work with the job's key, which the layers below do not know. */
    static <T> Single<T> aboutJob(Submission submission, Single<T> work) {
        return work.onErrorResumeNext(fault -> Single.error(
                submission.named() && fault instanceof WanEditException ours ? ours.withJob(submission.key()) : fault));
    }
}

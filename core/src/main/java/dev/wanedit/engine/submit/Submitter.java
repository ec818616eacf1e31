package dev.wanedit.engine.submit;

import dev.wanedit.engine.check.JobCheck;
import dev.wanedit.engine.reconcile.Reconciler;
import dev.wanedit.engine.recording.JobKeyFaults;
import dev.wanedit.engine.recording.JobRecorder;
import dev.wanedit.engine.recording.RecordSnapshots;
import dev.wanedit.engine.rx.DiskWork;
import dev.wanedit.engine.rx.ErrorGuard;
import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.InvalidJobException;
import dev.wanedit.error.StorageException;
import dev.wanedit.error.SubmitUncertainException;
import dev.wanedit.error.SubmitUncertainException.Remedy;
import dev.wanedit.error.Violation;
import dev.wanedit.error.WanEditException;
import dev.wanedit.event.JobStep;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.Submission;
import dev.wanedit.job.SubmittedJob;
import dev.wanedit.job.Target;
import dev.wanedit.price.Quote;
import dev.wanedit.record.JobFigures;
import dev.wanedit.record.JobFingerprint;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.settings.UncertainPolicy;
import dev.wanedit.task.TaskSnapshot;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Checks a job, records it, uploads its local files and sends it once. Then there are three possible outcomes, and the
 * caller learns which: a task exists, no task exists, or it is not known. A job whose key is known continues from its
 * recorded phase.
 */
public final class Submitter {

    /**
     * At most this many attempts, even if the list shows a task late several times: otherwise the job would be paid for
     * again and again.
     */
    private static final int MOST_ATTEMPTS_BY_POLICY = 3;

    /** The remedies if the list was read and shows no task; not if it was not read, or a clock is wrong. */
    private static final List<Remedy> OF_NO_TASK = List.of(Remedy.RECONCILE, Remedy.RELEASE);

    private final JobCheck check;
    private final MediaDelivery media;
    private final SubmitOnce creation;
    private final JobRecorder jobRecorder;
    private final Reconciler reconciler;
    private final UncertainPolicy policy;
    private final Scheduler disk;
    private final StepTimer steps;
    private final RecentQuotes recentQuotes = new RecentQuotes();
    private final Completable closing;
    private final JobKeyQueue turns = new JobKeyQueue();

    /**
     * @param check checks a job, and what it may cost
     * @param media uploads media
     * @param creation creates tasks
     * @param jobRecorder records jobs
     * @param reconciler finds the outcome of a job whose answer was lost
     * @param policy what is done with such a job
     * @param disk the threads on which media are read
     * @param steps reports the steps
     * @param closing fails when the client closes; it ends the work before and after the create, never the create
     * itself
     */
    public Submitter(
            JobCheck check,
            MediaDelivery media,
            SubmitOnce creation,
            JobRecorder jobRecorder,
            Reconciler reconciler,
            UncertainPolicy policy,
            Scheduler disk,
            StepTimer steps,
            Completable closing) {
        this.check = check;
        this.media = media;
        this.creation = creation;
        this.jobRecorder = jobRecorder;
        this.reconciler = reconciler;
        this.policy = policy;
        this.disk = disk;
        this.steps = steps;
        this.closing = closing;
    }

    /** What the job will cost; checks it too, and sends nothing. */
    public Single<Quote> quoted(EditJob job) {
        return check.quoted(job);
    }

    /**
     * The job with the URL of its upload in place of each local file. The job is checked; it is neither recorded nor sent.
     */
    public Single<EditJob> uploaded(Submission submission) {
        return check.quoted(submission.job())
                .flatMap(quote -> media.delivered(submission.key(), submission.job(), submission.onUpload()))
                .takeUntil(closing);
    }

    /**
     * The job's task: a new one, or the one that its key already has. Fails with {@link SubmitUncertainException} if it
     * is not known whether there is a task.
     */
    public Single<TaskSnapshot> submit(Submission submission) {
        return turns.inTurn(
                submission.key(),
                begun(submission).doOnError(fault -> forget(submission)).doOnDispose(() -> forget(submission)));
    }

    /** The application does not know a random key, so the record of a job that was not sent would stay for nothing. */
    private void forget(Submission submission) {
        if (!submission.named()) {
            jobRecorder.forgetUnsent(submission.key());
        }
    }

    /**
     * The record of the job with this key; empty if there is none.
     *
     * <p>Fails with {@link InvalidJobException} if the key is that of a different job.
     */
    public Maybe<JobRecord> known(Submission submission) {
        return jobRecorder
                .later(() -> jobRecorder.find(submission.key()))
                .mapOptional(found -> found)
                .flatMapSingle(record -> fingerprint(submission)
                        .doOnSuccess(fingerprint -> refuseAnotherJob(record, fingerprint))
                        .map(fingerprint -> record));
    }

    private Single<TaskSnapshot> begun(Submission submission) {
        return fingerprint(submission)
                .flatMap(fingerprint -> jobRecorder
                        .later(() -> jobRecorder.find(submission.key()))
                        .flatMap(known -> known.isPresent() && known.get().phase() != JobPhase.READY
                                ? Single.just(known.get())
                                : opened(submission, fingerprint))
                        .doOnSuccess(record -> refuseAnotherJob(record, fingerprint)))
                .takeUntil(closing)
                .flatMap(record -> goOn(submission, record));
    }

    private Single<JobFingerprint> fingerprint(Submission submission) {
        return DiskWork.value(disk, () -> JobFingerprint.of(submission.job()));
    }

    private Single<JobRecord> opened(Submission submission, JobFingerprint fingerprint) {
        return steps.timed(check.quoted(submission.job()), (quote, took) -> JobStep.checked(submission.key(), took))
                .flatMap(quote -> jobRecorder.later(
                        () -> jobRecorder.open(submission.key(), fingerprint, meant(submission), figures(quote))));
    }

    private JobFigures figures(Quote quote) {
        return JobFigures.of(recentQuotes.shared(quote));
    }

    /** The store keeps an absolute path, since another process may run in another folder. */
    private static @Nullable Target meant(Submission submission) {
        Target target = submission.target();
        return target == null ? null : target.absolute();
    }

    private Single<TaskSnapshot> goOn(Submission submission, JobRecord record) {
        return switch (record.phase()) {
            case READY ->
                jobRecorder
                        .later(() -> jobRecorder.towards(record, meant(submission)))
                        .flatMap(ready -> sent(submission, ready));
            case SUBMITTING, UNCERTAIN -> settled(submission, record);
            case REJECTED -> Single.error(JobKeyFaults.refusedBefore(record));
            case PENDING, RUNNING, SUCCEEDED, FAILED, CANCELED, EXPIRED, ARCHIVED -> known(submission, record);
        };
    }

    private Single<TaskSnapshot> known(Submission submission, JobRecord record) {
        return record.taskId() == null
                ? Single.error(JobKeyFaults.canceledBefore(record))
                : jobRecorder
                        .later(() -> jobRecorder.towards(record, meant(submission)))
                        .map(RecordSnapshots::of)
                        .doOnSuccess(task -> steps.report(JobStep.known(record.key(), task.taskId())));
    }

    private Single<TaskSnapshot> sent(Submission submission, JobRecord record) {
        return media.delivered(submission.key(), submission.job(), submission.onUpload())
                .takeUntil(closing)
                .flatMap(job -> created(submission, job)
                        .map(task -> Sent.of(task))
                        .onErrorResumeNext(fault ->
                                fault instanceof SubmitUncertainException lost && policy != UncertainPolicy.FAIL
                                        ? Single.just(new Sent(null, lost))
                                        : Single.error(fault)))
                .flatMap(sent -> sent.task() == null ? again(submission, record, sent) : Single.just(sent.task()));
    }

    private Single<Optional<TaskSnapshot>> created(Submission submission, EditJob job) {
        return Single.defer(() -> {
            Supplier<Duration> took = steps.start();
            return creation.create(submission.key(), job, task -> report(submission, task, took.get()));
        });
    }

    /** Not in the caller's chain: the application learns of each task that it pays for, also if the caller disposes. */
    private void report(Submission submission, TaskSnapshot task, Duration took) {
        steps.report(JobStep.submitted(submission.key(), task.taskId(), took));
        ErrorGuard.<SubmittedJob>harmless(submission.onSubmitted(), "submitted jobs")
                .accept(new SubmittedJob(submission.key(), task));
    }

    /** Continues as the current record says: another process or thread has taken the job, or its answer was lost. */
    private Single<TaskSnapshot> again(Submission submission, JobRecord before, Sent sent) {
        return jobRecorder
                .later(() -> jobRecorder.find(submission.key()).orElseThrow(() -> JobKeyFaults.deleted(before.key())))
                .onErrorResumeNext(fault -> Single.error(sent.lost() == null ? fault : sent.lost()))
                .flatMap(record -> goOn(submission, record))
                .doOnError(fault -> {
                    if (sent.lost() != null && fault != sent.lost()) {
                        fault.addSuppressed(sent.lost());
                    }
                });
    }

    private Single<TaskSnapshot> settled(Submission submission, JobRecord record) {
        Single<JobRecord> settled = reconciler
                .settled(record, job -> sentOftenEnough(job) ? UncertainPolicy.ADOPT_IF_UNIQUE : policy)
                .onErrorResumeNext(
                        fault -> Single.error(sentOftenEnough(record) ? notSentAgain(record, fault) : fault));
        return orUncertain(record, settled).flatMap(next -> goOn(submission, next));
    }

    private boolean sentOftenEnough(JobRecord record) {
        return policy == UncertainPolicy.RESUBMIT_IF_ABSENT && record.attempts() >= MOST_ATTEMPTS_BY_POLICY;
    }

    /**
     * The error must say that the policy no longer applies; otherwise the caller would wait for an attempt that never
     * happens.
     */
    private static Throwable notSentAgain(JobRecord record, Throwable fault) {
        boolean noTask = fault instanceof SubmitUncertainException uncertain
                && uncertain.remedies().equals(OF_NO_TASK);
        return noTask
                ? SubmitUncertainException.notSentAgain(
                        record.key(), "it was sent " + record.attempts() + " times, and each answer was lost.")
                : fault;
    }

    /** If the outcome of a job cannot be found, the job stays uncertain: it must not look as if nothing was sent. */
    private Single<JobRecord> orUncertain(JobRecord record, Single<JobRecord> search) {
        return search.takeUntil(closing)
                .onErrorResumeNext(fault -> Single.error(
                        fault instanceof SubmitUncertainException
                                ? fault
                                : SubmitUncertainException.unresolved(record.key(), ofTheSearch(record, fault))));
    }

    private static WanEditException ofTheSearch(JobRecord record, Throwable fault) {
        return fault instanceof WanEditException ours
                ? ours
                : new StorageException(
                        "The search for the job's task failed in an unexpected way: " + fault + ".",
                        ErrorContext.of(record.key(), record.taskId()),
                        "See the cause, and reconcile the job again.",
                        fault);
    }

    private static void refuseAnotherJob(JobRecord record, JobFingerprint fingerprint) {
        if (!record.fingerprint().matches(fingerprint)) {
            throw new InvalidJobException(List.of(new Violation(
                    "jobKey",
                    "unique",
                    record.key() + " is the key of a different job",
                    "a key of its own for each job")));
        }
    }

    /**
     * The outcome of an attempt.
     *
     * @param task the new task; null if none is known
     * @param lost why the outcome is not known; null if another process or thread has the job
     */
    private record Sent(
            @Nullable TaskSnapshot task, @Nullable SubmitUncertainException lost) {

        private static final Sent BY_ANOTHER = new Sent(null, null);

        static Sent of(Optional<TaskSnapshot> task) {
            return task.map(known -> new Sent(known, null)).orElse(BY_ANOTHER);
        }
    }
}

package dev.wanedit.engine;

import dev.wanedit.engine.download.RetryingDownloader;
import dev.wanedit.engine.follow.Awaiter;
import dev.wanedit.engine.follow.TaskEndRules;
import dev.wanedit.engine.reconcile.Reconciler;
import dev.wanedit.engine.recording.JobKeyFaults;
import dev.wanedit.engine.recording.JobRecorder;
import dev.wanedit.engine.recording.RecordSnapshots;
import dev.wanedit.error.AwaitTimeoutException;
import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.StorageException;
import dev.wanedit.error.SubmitUncertainException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.event.JobSpan;
import dev.wanedit.event.TransferListener;
import dev.wanedit.job.EditedVideo;
import dev.wanedit.job.Target;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.record.NextStep.Action;
import dev.wanedit.record.ResumedJob;
import dev.wanedit.settings.UncertainPolicy;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Single;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Resumes all open jobs of the store, whichever process started them: first the results that expire soonest, then tasks
 * that exist, then jobs whose answer was lost. It sends no job.
 */
public final class Resumer {

    private final JobRecorder jobRecorder;
    private final Reconciler reconciler;
    private final Awaiter awaiter;
    private final RetryingDownloader downloader;
    private final EarlierResult earlier;
    private final UncertainPolicy policy;
    private final Duration deadline;
    private final JobSpans spans;
    private final RunningGate gate;

    /**
     * @param jobRecorder records jobs
     * @param reconciler finds the outcome of a job whose answer was lost
     * @param awaiter waits for the end of tasks
     * @param downloader downloads results
     * @param policy what is done with a job whose answer was lost
     * @param deadline longest wait for the end of one task
     * @param spans reports when work starts and ends
     * @param gate lets so many jobs be at the service at once; tasks that are followed here take places
     */
    Resumer(
            JobRecorder jobRecorder,
            Reconciler reconciler,
            Awaiter awaiter,
            RetryingDownloader downloader,
            UncertainPolicy policy,
            Duration deadline,
            JobSpans spans,
            RunningGate gate) {
        this.jobRecorder = jobRecorder;
        this.reconciler = reconciler;
        this.awaiter = awaiter;
        this.downloader = downloader;
        this.earlier = new EarlierResult(downloader);
        this.policy = policy;
        this.deadline = deadline;
        this.spans = spans;
        this.gate = gate;
    }

    /**
     * Emits each open job once, when it is finished or cannot continue; a fault of one job does not affect the others.
     */
    public Flowable<ResumedJob> all() {
        return jobRecorder
                .later(this::byUrgency)
                .flattenAsFlowable(jobs -> jobs)
                .flatMapSingle(this::one, false, Integer.MAX_VALUE);
    }

    private List<Open> byUrgency() {
        return jobRecorder.openKeys().stream()
                .flatMap(key -> read(key).stream())
                .sorted(Comparator.comparing(Open::rank).thenComparing(Open::age))
                .toList();
    }

    /** A record that cannot be read does not affect the other jobs. */
    private Optional<Open> read(JobKey key) {
        try {
            return jobRecorder
                    .find(key)
                    .map(job -> new Open(key, job, jobRecorder.next(job).action(), null));
        } catch (WanEditException e) {
            return Optional.of(new Open(key, null, null, e));
        }
    }

    private Single<ResumedJob> one(Open open) {
        JobRecord job = open.job();
        return job == null
                ? Single.just(new ResumedJob.Failed(open.key(), null, Objects.requireNonNull(open.fault())))
                : one(job);
    }

    private Single<ResumedJob> one(JobRecord job) {
        return spans.within(
                        () -> JobSpan.of(JobSpan.Kind.JOB, job.key(), job.taskId()),
                        Resumer::taskOf,
                        whole -> resumed(job, whole))
                .onErrorReturn(fault -> hindered(job, known(job, fault)))
                .flatMap(outcome -> jobRecorder
                        .later(() -> jobRecorder.find(job.key()).orElse(job))
                        .onErrorReturnItem(job)
                        .map(now -> with(now, outcome)));
    }

    private Single<ResumedJob> resumed(JobRecord job, JobSpan whole) {
        return reconciler.settled(job, uncertain -> policy).flatMap(settled -> resumedSettled(settled, whole));
    }

    private Single<ResumedJob> resumedSettled(JobRecord job, JobSpan whole) {
        return switch (jobRecorder.next(job).action()) {
            case SUBMIT, RECONCILE -> Single.just(new ResumedJob.Waiting(job, null));
            case POLL, DOWNLOAD -> done(job, Maybe.defer(() -> finished(job, whole)));
            case NOTHING -> done(job, Maybe.fromAction(() -> ended(job)));
        };
    }

    /** @param completion gives the result if it is not on disk already; empty if no target is known for it */
    private Single<ResumedJob> done(JobRecord job, Maybe<EditedVideo> completion) {
        return earlier.of(job, null)
                .switchIfEmpty(completion)
                .<ResumedJob>map(video -> new ResumedJob.Done(job, video))
                .defaultIfEmpty(new ResumedJob.Done(job, null));
    }

    private Maybe<EditedVideo> finished(JobRecord job, JobSpan whole) {
        Path target = job.target();
        TaskId taskId = RecordSnapshots.of(job).taskId();
        Single<TaskSnapshot> end = spans.followed(whole, taskId, awaited(job));
        return target == null
                ? end.ignoreElement().toMaybe()
                : end.flatMapMaybe(task -> spans.downloaded(
                                whole,
                                task.taskId(),
                                downloader.fetch(task, new Target(target, job.overwrite()), TransferListener.NONE))
                        .toMaybe());
    }

    private Single<TaskSnapshot> awaited(JobRecord job) {
        Single<TaskSnapshot> wait =
                Single.defer(() -> awaiter.await(RecordSnapshots.of(job), jobRecorder.untilNext(job), deadline));
        return job.phase() == JobPhase.SUCCEEDED ? wait : gate.occupying(wait);
    }

    /** The job has ended, perhaps in another process. Returns if its task succeeded, otherwise throws. */
    private static void ended(JobRecord job) {
        if (job.taskId() == null) {
            throw job.phase() == JobPhase.CANCELED ? JobKeyFaults.canceledBefore(job) : JobKeyFaults.refusedBefore(job);
        }
        TaskEndRules.succeededOrThrow(RecordSnapshots.of(job));
    }

    private static ResumedJob hindered(JobRecord job, WanEditException fault) {
        return fault instanceof AwaitTimeoutException || fault instanceof SubmitUncertainException
                ? new ResumedJob.Waiting(job, fault)
                : new ResumedJob.Failed(job.key(), job, fault);
    }

    private static ResumedJob with(JobRecord now, ResumedJob outcome) {
        if (outcome instanceof ResumedJob.Failed failed) {
            return new ResumedJob.Failed(now.key(), now, failed.fault());
        }
        return outcome instanceof ResumedJob.Waiting waiting
                ? new ResumedJob.Waiting(now, waiting.fault())
                : new ResumedJob.Done(now, outcome.video());
    }

    private static @Nullable TaskId taskOf(ResumedJob outcome) {
        JobRecord job = outcome.job();
        return job == null ? null : job.taskId();
    }

    private static WanEditException known(JobRecord job, Throwable fault) {
        TaskId taskId = job.taskId();
        return fault instanceof WanEditException ours
                ? ours
                : new StorageException(
                        "The job could not be resumed: " + fault,
                        ErrorContext.of(job.key(), taskId),
                        "See the cause, and resume again.",
                        fault);
    }

    /** An open job: its record, or the reason why the record cannot be read. */
    private record Open(
            JobKey key,
            @Nullable JobRecord job,
            @Nullable Action due,
            @Nullable WanEditException fault) {

        int rank() {
            return due == null
                    ? 0
                    : switch (due) {
                        case DOWNLOAD -> 1;
                        case POLL -> 2;
                        case RECONCILE -> 3;
                        case SUBMIT, NOTHING -> 4;
                    };
        }

        Instant age() {
            return job == null ? Instant.MIN : age(job);
        }

        private static Instant age(JobRecord job) {
            Instant ended = job.ended();
            Instant sent = job.attempted();
            return ended != null ? ended : sent != null ? sent : job.created();
        }
    }
}

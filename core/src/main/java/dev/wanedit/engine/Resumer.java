package dev.wanedit.engine;

import dev.wanedit.engine.ledger.Ledger;
import dev.wanedit.engine.ledger.RecordedTask;
import dev.wanedit.engine.reconcile.Reconciler;
import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.StorageException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.event.JobSpan;
import dev.wanedit.event.TransferListener;
import dev.wanedit.job.Target;
import dev.wanedit.record.JobRecord;
import dev.wanedit.record.ResumedJob;
import dev.wanedit.settings.UncertainPolicy;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Single;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Resumes all open jobs of the store, whichever process started them: first the results that expire soonest, then tasks
 * that exist, then jobs whose answer was lost. It sends no job.
 */
public final class Resumer {

    private final Ledger ledger;
    private final Reconciler reconciler;
    private final JobCompleter completer;
    private final UncertainPolicy policy;
    private final Duration deadline;
    private final JobSpans spans;

    /**
     * @param ledger records jobs
     * @param reconciler finds the outcome of a job whose answer was lost
     * @param completer waits and downloads
     * @param policy what is done with a job whose answer was lost
     * @param deadline longest wait for the end of one task
     * @param spans reports when work starts and ends
     */
    public Resumer(
            Ledger ledger,
            Reconciler reconciler,
            JobCompleter completer,
            UncertainPolicy policy,
            Duration deadline,
            JobSpans spans) {
        this.ledger = ledger;
        this.reconciler = reconciler;
        this.completer = completer;
        this.policy = policy;
        this.deadline = deadline;
        this.spans = spans;
    }

    /**
     * Emits each open job once, when it is finished or cannot continue; a fault of one job does not affect the others.
     */
    public Flowable<ResumedJob> all() {
        return ledger.later(this::byUrgency)
                .flattenAsFlowable(jobs -> jobs)
                .flatMapSingle(this::one, false, Integer.MAX_VALUE);
    }

    private List<Open> byUrgency() {
        return ledger.openKeys().stream()
                .flatMap(key -> read(key).stream())
                .sorted(Comparator.comparing(Open::rank).thenComparing(Open::age))
                .toList();
    }

    /** A record that cannot be read does not affect the other jobs. */
    private Optional<Open> read(JobKey key) {
        try {
            return ledger.find(key).map(job -> new Open(key, job, null));
        } catch (WanEditException e) {
            return Optional.of(new Open(key, null, e));
        }
    }

    private Single<ResumedJob> one(Open open) {
        JobRecord job = open.job();
        return job == null ? Single.just(new ResumedJob(open.key(), null, null, open.fault())) : one(job);
    }

    private Single<ResumedJob> one(JobRecord job) {
        return spans.within(
                        () -> JobSpan.of(JobSpan.Kind.JOB, job.key(), job.taskId()),
                        Resumer::taskOf,
                        whole -> resumed(job, whole))
                .onErrorReturn(fault -> ResumedJob.of(job, null, known(job, fault)))
                .flatMap(outcome -> ledger.later(() -> ledger.find(job.key()).orElse(job))
                        .onErrorReturnItem(job)
                        .map(now -> ResumedJob.of(now, outcome.video(), outcome.fault())));
    }

    private Single<ResumedJob> resumed(JobRecord job, JobSpan whole) {
        return reconciler.settled(job, uncertain -> policy).flatMap(settled -> resumedSettled(settled, whole));
    }

    private Single<ResumedJob> resumedSettled(JobRecord job, JobSpan whole) {
        return switch (job.phase()) {
            case PENDING, RUNNING, SUCCEEDED ->
                completer
                        .home(job, null)
                        .map(video -> ResumedJob.of(job, video, null))
                        .switchIfEmpty(Single.defer(() -> finished(job, whole)));
            case READY, SUBMITTING, UNCERTAIN, REJECTED, FAILED, CANCELED, EXPIRED, ARCHIVED ->
                Single.just(ResumedJob.of(job, null, null));
        };
    }

    private Single<ResumedJob> finished(JobRecord job, JobSpan whole) {
        Path target = job.target();
        TaskSnapshot known = RecordedTask.of(job);
        Single<TaskSnapshot> end =
                spans.followed(whole, known.taskId(), completer.awaited(known, deadline, snapshot -> {}));
        return target == null
                ? end.map(task -> ResumedJob.of(job, null, null))
                : end.flatMap(task -> spans.downloaded(
                                whole,
                                task.taskId(),
                                completer.fetched(task, new Target(target, job.overwrite()), TransferListener.NONE)))
                        .map(video -> ResumedJob.of(job, video, null));
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
                        "The job could not be gone on with: " + fault,
                        ErrorContext.of(job.key(), taskId),
                        "See the cause, and resume again.",
                        fault);
    }

    /** An open job: its record, or the reason why the record cannot be read. */
    private record Open(
            JobKey key, @Nullable JobRecord job, @Nullable WanEditException fault) {

        int rank() {
            return job == null
                    ? 0
                    : switch (job.phase()) {
                        case SUCCEEDED -> 1;
                        case PENDING, RUNNING -> 2;
                        case SUBMITTING, UNCERTAIN -> 3;
                        case READY, REJECTED, FAILED, CANCELED, EXPIRED, ARCHIVED -> 4;
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

package dev.wanedit.engine.recording;

import dev.wanedit.error.SubmitUncertainException;
import dev.wanedit.error.TaskExpiredException;
import dev.wanedit.event.JobListener;
import dev.wanedit.event.JobStep;
import dev.wanedit.event.TaskReport;
import dev.wanedit.event.TaskReport.Cost;
import dev.wanedit.job.EditedVideo;
import dev.wanedit.job.Money;
import dev.wanedit.price.RegionPrices;
import dev.wanedit.record.ArchivedFile;
import dev.wanedit.record.JobRecord;
import dev.wanedit.task.CancelOutcome;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records what happens to existing tasks. If something cannot be recorded, no wait ends and no result is lost: the task
 * is paid for, and a process that resumes the job gets the same information from the service again.
 */
public final class TaskRecorder implements ResultRecorder {

    private static final Logger LOG = LoggerFactory.getLogger(TaskRecorder.class);

    private final JobRecorder jobRecorder;
    private final Scheduler timer;
    private final JobListener listener;
    private final BilledCost costs;

    /**
     * @param jobRecorder records jobs
     * @param timer measures the waits before a failed write is tried again
     * @param listener is notified of tasks that are seen, of their news, and of results that are on disk
     * @param prices the prices of the region where the jobs run
     */
    public TaskRecorder(JobRecorder jobRecorder, Scheduler timer, JobListener listener, RegionPrices prices) {
        this.jobRecorder = jobRecorder;
        this.timer = timer;
        this.listener = listener;
        this.costs = new BilledCost(prices);
    }

    /**
     * Records what the service reported about a task.
     *
     * @return the snapshot; an error if the task was adopted from the list and turns out to be another job's
     */
    public Single<TaskSnapshot> seen(TaskSnapshot task) {
        return seen(task, key -> {});
    }

    /** The same if the status has changed since the last snapshot: the listener is also notified of the step. */
    public Single<TaskSnapshot> news(TaskSnapshot task) {
        return seen(task, key -> listener.onStep(JobStep.seen(key, task)));
    }

    private Single<TaskSnapshot> seen(TaskSnapshot task, Consumer<@Nullable JobKey> report) {
        Instant seenAt = jobRecorder.now();
        return jobRecorder
                .later(() -> {
                    Optional<JobRecord> job = jobRecorder.findByTask(task.taskId());
                    Cost cost = job.map(record -> costs.of(task, record)).orElse(null);
                    TaskSnapshot kept = written(task, job, cost);
                    job.ifPresentOrElse(
                            record -> listener.onTask(new TaskReport(record.key(), task, seenAt, cost)),
                            () -> listener.onTask(new TaskReport(null, task, seenAt, null)));
                    report.accept(job.map(JobRecord::key).orElse(null));
                    return kept;
                })
                .onErrorResumeNext(fault -> {
                    if (fault instanceof SubmitUncertainException) {
                        return Single.error(fault);
                    }
                    LOG.warn("Task {}: its status could not be recorded: {}", task.taskId(), fault.getMessage());
                    listener.onTask(new TaskReport(null, task, seenAt, null));
                    report.accept(null);
                    return Single.just(task);
                });
    }

    @Override
    public Completable before(TaskId taskId, ArchivedFile file) {
        return RepeatedWrite.of(jobRecorder, timer, () -> jobRecorder.archiving(taskId, file))
                .ignoreElement();
    }

    @Override
    public Completable after(TaskId taskId, ArchivedFile file) {
        return RepeatedWrite.of(jobRecorder, timer, () -> jobRecorder.archived(taskId, file))
                .ignoreElement();
    }

    @Override
    public Maybe<Path> target(TaskId taskId) {
        return jobRecorder
                .later(() -> jobRecorder.findByTask(taskId))
                .onErrorReturnItem(Optional.empty())
                .mapOptional(job -> job.map(JobRecord::target));
    }

    /** Records the outcome of a cancel, if the task is canceled by it. */
    public Single<CancelOutcome> canceled(TaskId taskId, CancelOutcome outcome) {
        return outcome == CancelOutcome.CANCELED
                ? seen(TaskSnapshot.of(taskId, TaskStatus.CANCELED)).map(seen -> outcome)
                : Single.just(outcome);
    }

    /**
     * The same download; the listener is notified when it begins and when the result is on disk. If the service has no
     * result any more, the job is recorded as expired, provided that the time of the result is also over by the clock.
     */
    @Override
    public Single<EditedVideo> recorded(TaskId taskId, Single<EditedVideo> download) {
        return download.doOnSubscribe(begun -> listener.onStep(JobStep.downloading(taskId)))
                .timeInterval(timer)
                .onErrorResumeNext(fault -> fault instanceof TaskExpiredException
                        ? expired(taskId).andThen(Single.error(fault))
                        : Single.error(fault))
                .flatMap(video -> downloaded(video.value(), Duration.ofNanos(video.time(TimeUnit.NANOSECONDS)))
                        .toSingleDefault(video.value()));
    }

    /** The job of a result may be unknown. */
    private Completable downloaded(EditedVideo video, Duration took) {
        TaskId taskId = video.task().taskId();
        return jobRecorder
                .later(() -> jobRecorder.findByTask(taskId))
                .onErrorReturnItem(Optional.empty())
                .doOnSuccess(job -> report(video, took, job.map(JobRecord::key).orElse(null)))
                .ignoreElement();
    }

    private void report(EditedVideo video, Duration took, @Nullable JobKey key) {
        listener.onStep(JobStep.downloaded(key, video.task().taskId(), video.file(), video.size(), took));
    }

    private Completable expired(TaskId taskId) {
        return tolerant(taskId, jobRecorder.later(() -> jobRecorder.expired(taskId)));
    }

    private TaskSnapshot written(TaskSnapshot task, Optional<JobRecord> before, @Nullable Cost cost) {
        if (before.isEmpty()) {
            return task;
        }
        Money price = cost == null ? null : new Money(cost.amount(), cost.currency());
        JobRecord after = jobRecorder
                .observed(before.get(), task, price)
                .or(() -> jobRecorder.find(before.get().key()))
                .orElse(before.get());
        if (after.disproved().contains(task.taskId())) {
            throw SubmitUncertainException.disproved(after.key(), task.taskId());
        }
        return task;
    }

    private static Completable tolerant(TaskId taskId, Single<Optional<JobRecord>> change) {
        return change.ignoreElement().onErrorComplete(fault -> {
            LOG.warn("Task {}: its result could not be recorded: {}", taskId, fault.getMessage());
            return true;
        });
    }
}

package dev.wanedit;

import dev.wanedit.engine.Awaiter;
import dev.wanedit.engine.Canceler;
import dev.wanedit.engine.EditedVideo;
import dev.wanedit.engine.Finisher;
import dev.wanedit.engine.Follower;
import dev.wanedit.engine.Jobs;
import dev.wanedit.engine.Notes;
import dev.wanedit.engine.Quoter;
import dev.wanedit.engine.ResumedJob;
import dev.wanedit.engine.Submission;
import dev.wanedit.engine.Target;
import dev.wanedit.engine.UncertainPolicy;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.JobRecord;
import dev.wanedit.job.Quote;
import dev.wanedit.port.TaskApi;
import dev.wanedit.port.TransferListener;
import dev.wanedit.task.CancelOutcome;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskPage;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Single;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All that a client does, as its faces offer it: signals come on the transport's threads or those for the disk, and all but
 * a create end when the client closes.
 */
final class Operations {

    private final TaskApi tasks;
    private final Quoter quoter;
    private final Jobs jobs;
    private final Follower follower;
    private final Awaiter awaiter;
    private final Canceler canceler;
    private final Notes notes;
    private final Finisher finisher;
    private final Duration awaitDeadline;
    private final Shutdown shutdown;

    Operations(
            TaskApi tasks,
            Quoter quoter,
            Jobs jobs,
            Follower follower,
            Awaiter awaiter,
            Notes notes,
            Finisher finisher,
            Duration awaitDeadline,
            Shutdown shutdown) {
        this.tasks = tasks;
        this.quoter = quoter;
        this.jobs = jobs;
        this.follower = follower;
        this.awaiter = awaiter;
        this.canceler = new Canceler(tasks);
        this.notes = notes;
        this.finisher = finisher;
        this.awaitDeadline = awaitDeadline;
        this.shutdown = shutdown;
    }

    Single<Quote> quote(EditJob job) {
        return untilClosed(null, quoter.quote(job));
    }

    Single<TaskSnapshot> submit(Submission submission) {
        return jobs.submit(submission);
    }

    Single<EditedVideo> edit(Submission submission, Target target, Consumer<TaskId> onTask) {
        return jobs.edit(submission, target, finisher.writable(target), onTask);
    }

    Maybe<EditedVideo> onDisk(Submission submission, Target target) {
        return jobs.onDisk(submission, target);
    }

    Maybe<JobRecord> find(JobKey key) {
        return jobs.find(key);
    }

    Single<JobRecord> reconcile(JobKey key, UncertainPolicy policy) {
        return untilClosed(null, jobs.reconcile(key, policy));
    }

    Single<JobRecord> assign(JobKey key, TaskId taskId) {
        return untilClosed(taskId, jobs.assign(key, taskId));
    }

    Single<JobRecord> release(JobKey key) {
        return untilClosed(null, jobs.release(key));
    }

    Flowable<ResumedJob> resumeAll() {
        return jobs.resumeAll().takeUntil(shutdown.signal(null).toFlowable());
    }

    Single<TaskSnapshot> status(TaskId taskId) {
        return untilClosed(taskId, tasks.query(taskId).flatMap(notes::seen));
    }

    Flowable<TaskSnapshot> watch(TaskId taskId) {
        return follower.follow(taskId, Duration.ZERO, fault -> {})
                .takeUntil(shutdown.signal(taskId).toFlowable());
    }

    Single<TaskSnapshot> await(TaskId taskId) {
        return await(taskId, Duration.ZERO, awaitDeadline, snapshot -> {});
    }

    Single<TaskSnapshot> await(TaskId taskId, Duration firstPoll, Duration deadline, Consumer<TaskSnapshot> onChange) {
        return untilClosed(taskId, awaiter.await(taskId, firstPoll, deadline, onChange));
    }

    /** For a task that is only just submitted: the first query waits as the plan says; null means the client's deadline. */
    Single<TaskSnapshot> awaitSubmitted(TaskSnapshot submitted, @Nullable Duration deadline) {
        Duration longest = deadline == null ? awaitDeadline : deadline;
        return finisher.awaited(submitted, longest, snapshot -> {});
    }

    Single<CancelOutcome> cancel(TaskId taskId) {
        Single<CancelOutcome> cancel = canceler.cancel(taskId).flatMap(outcome -> noted(taskId, outcome));
        return untilClosed(taskId, cancel);
    }

    Single<TaskPage> list(TaskFilter filter) {
        return untilClosed(null, tasks.list(filter));
    }

    Single<EditedVideo> download(TaskId taskId, Target target, TransferListener listener) {
        return finisher.fetched(taskId, target, listener);
    }

    private Single<CancelOutcome> noted(TaskId taskId, CancelOutcome outcome) {
        return outcome == CancelOutcome.CANCELED
                ? notes.seen(TaskSnapshot.of(taskId, TaskStatus.CANCELED)).map(seen -> outcome)
                : Single.just(outcome);
    }

    private <T> Single<T> untilClosed(@Nullable TaskId taskId, Single<T> single) {
        return single.takeUntil(shutdown.signal(taskId));
    }
}

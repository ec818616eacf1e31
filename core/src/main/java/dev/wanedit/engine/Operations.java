package dev.wanedit.engine;

import dev.wanedit.engine.check.JobCheck;
import dev.wanedit.engine.follow.Awaiter;
import dev.wanedit.engine.follow.Canceler;
import dev.wanedit.engine.follow.Follower;
import dev.wanedit.engine.follow.TaskEnd;
import dev.wanedit.engine.ledger.TaskRecorder;
import dev.wanedit.engine.reconcile.TaskPages;
import dev.wanedit.engine.rx.ErrorGuard;
import dev.wanedit.event.EventOutcome;
import dev.wanedit.event.TransferListener;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.EditedVideo;
import dev.wanedit.job.Submission;
import dev.wanedit.job.SubmittedJob;
import dev.wanedit.job.Target;
import dev.wanedit.port.TaskApi;
import dev.wanedit.price.Quote;
import dev.wanedit.record.JobRecord;
import dev.wanedit.record.ResumedJob;
import dev.wanedit.settings.UncertainPolicy;
import dev.wanedit.task.CancelOutcome;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskPage;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import dev.wanedit.task.TaskSummary;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Single;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All operations of a client, for its three forms. Signals are delivered on the transport's threads or on those for the
 * disk. Closing the client ends every operation here, with one exception: a submit whose request is being sent. It ends
 * before the request is sent, or after the answer, so its caller always learns whether a task was created.
 */
public final class Operations {

    /** More than any list of 24 hours has; it ends a list without an end. */
    private static final int MOST_PAGES = 100_000;

    private final TaskApi tasks;
    private final JobCheck check;
    private final Jobs jobs;
    private final Follower follower;
    private final Awaiter awaiter;
    private final Canceler canceler;
    private final TaskRecorder recorder;
    private final JobCompleter completer;
    private final Duration awaitDeadline;
    private final ClosingSignal closing;
    private final Completable idle;
    private final JobSpans spans;
    private final CompletionEvents events;

    Operations(
            TaskApi tasks,
            JobCheck check,
            Jobs jobs,
            Follower follower,
            Awaiter awaiter,
            TaskRecorder recorder,
            JobCompleter completer,
            Duration awaitDeadline,
            ClosingSignal closing,
            Completable idle,
            JobSpans spans,
            CompletionEvents events) {
        this.tasks = tasks;
        this.check = check;
        this.jobs = jobs;
        this.follower = follower;
        this.awaiter = awaiter;
        this.canceler = new Canceler(tasks);
        this.recorder = recorder;
        this.completer = completer;
        this.awaitDeadline = awaitDeadline;
        this.closing = closing;
        this.idle = idle;
        this.spans = spans;
        this.events = events;
    }

    public Single<Quote> quote(EditJob job) {
        return untilClosed(null, check.quoted(job));
    }

    public Single<SubmittedJob> submit(Submission submission) {
        return jobs.submit(submission);
    }

    public Single<BegunJob> begin(Submission submission) {
        return jobs.begin(submission, this::untilClosed);
    }

    public Single<EditedVideo> edit(Submission submission) {
        return jobs.edit(submission, this::untilClosed);
    }

    public Maybe<EditedVideo> onDisk(Submission submission) {
        return jobs.onDisk(submission).takeUntil(closing.fault(null).toMaybe());
    }

    public Maybe<JobRecord> find(JobKey key) {
        return jobs.find(key).takeUntil(closing.fault(null).toMaybe());
    }

    public Single<JobRecord> reconcile(JobKey key, UncertainPolicy policy) {
        return untilClosed(null, jobs.reconcile(key, policy));
    }

    public Single<JobRecord> assign(JobKey key, TaskId taskId) {
        return untilClosed(taskId, jobs.assign(key, taskId));
    }

    public Single<JobRecord> release(JobKey key) {
        return untilClosed(null, jobs.release(key));
    }

    public Flowable<ResumedJob> resumeAll() {
        return jobs.resumeAll().takeUntil(closing.fault(null).toFlowable());
    }

    /**
     * The same with a listener.
     *
     * @param listener receives each job, on the thread on which it ended; what it throws is logged and ignored
     */
    public Flowable<ResumedJob> resumeAll(Consumer<? super ResumedJob> listener) {
        return resumeAll().doOnNext(ErrorGuard.<ResumedJob>harmless(listener, "resumed jobs")::accept);
    }

    public Single<TaskSnapshot> status(TaskId taskId) {
        return untilClosed(taskId, tasks.query(taskId).flatMap(recorder::seen));
    }

    public Flowable<TaskSnapshot> watch(TaskId taskId) {
        return follower.follow(taskId, Duration.ZERO, fault -> {})
                .takeUntil(closing.fault(taskId).toFlowable());
    }

    public Single<TaskSnapshot> await(TaskId taskId) {
        return await(taskId, Duration.ZERO, awaitDeadline, snapshot -> {});
    }

    public Single<TaskSnapshot> await(
            TaskId taskId, Duration firstPoll, Duration deadline, Consumer<TaskSnapshot> onChange) {
        return spans.followed(null, taskId, untilClosed(taskId, awaiter.await(taskId, firstPoll, deadline, onChange)));
    }

    public Single<TaskSnapshot> await(SubmittedJob submitted) {
        return await(submitted, awaitDeadline);
    }

    /** The first query waits as the plan says; an end that is known already is not asked for again. */
    public Single<TaskSnapshot> await(SubmittedJob submitted, Duration deadline) {
        TaskId taskId = submitted.taskId();
        Single<TaskSnapshot> wait = completer.awaited(submitted.task(), deadline, snapshot -> {});
        return untilClosed(taskId, spans.followed(null, taskId, wait));
    }

    public Single<CancelOutcome> cancel(TaskId taskId) {
        return untilClosed(taskId, canceler.cancel(taskId).flatMap(outcome -> recorder.canceled(taskId, outcome)));
    }

    public Single<TaskPage> list(TaskFilter filter) {
        return untilClosed(null, tasks.list(filter));
    }

    public Flowable<TaskSummary> listAll(TaskFilter filter) {
        return new TaskPages(tasks, MOST_PAGES)
                .all(filter)
                .takeUntil(closing.fault(null).toFlowable());
    }

    public Single<EditedVideo> download(TaskId taskId, Target target, TransferListener listener) {
        return untilClosed(taskId, spans.downloaded(null, taskId, completer.fetched(taskId, target, listener)));
    }

    /** The same for a snapshot, whose URL saves a query if it has not expired. */
    public Single<EditedVideo> download(TaskSnapshot task, Target target, TransferListener listener) {
        if (task.status() == TaskStatus.SUCCEEDED && task.result() == null) {
            return download(task.taskId(), target, listener);
        }
        Single<EditedVideo> download =
                Single.defer(() -> completer.fetched(TaskEnd.succeededOrThrow(task), false, target, listener));
        return untilClosed(task.taskId(), spans.downloaded(null, task.taskId(), download));
    }

    public Single<EventOutcome> onCompletionEvent(String json) {
        return untilClosed(null, events.outcome(json));
    }

    /** Completes when no create request is running, and the outcome of each is recorded. */
    public Completable idle() {
        return idle;
    }

    private BegunJob untilClosed(BegunJob begun) {
        return new BegunJob(begun.submitted(), untilClosed(begun.submitted().taskId(), begun.end()));
    }

    private <T> Single<T> untilClosed(@Nullable TaskId taskId, Single<T> single) {
        return single.takeUntil(closing.fault(taskId));
    }
}

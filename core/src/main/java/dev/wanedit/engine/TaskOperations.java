package dev.wanedit.engine;

import dev.wanedit.engine.download.RetryingDownloader;
import dev.wanedit.engine.duration.DurationKey;
import dev.wanedit.engine.follow.Awaiter;
import dev.wanedit.engine.follow.Canceler;
import dev.wanedit.engine.follow.TaskEndRules;
import dev.wanedit.engine.reconcile.TaskPages;
import dev.wanedit.engine.recording.TaskRecorder;
import dev.wanedit.event.TransferListener;
import dev.wanedit.job.EditedVideo;
import dev.wanedit.job.SubmittedJob;
import dev.wanedit.job.Target;
import dev.wanedit.port.TaskApi;
import dev.wanedit.task.CancelOutcome;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskPage;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import dev.wanedit.task.TaskSummary;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Single;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The operations on tasks, by their ids; a task need not be that of a recorded job. */
public final class TaskOperations {

    /** More than any list of 24 hours has; it ends a list without an end. */
    private static final int MOST_PAGES = 100_000;

    private final TaskApi api;
    private final Awaiter awaiter;
    private final Canceler canceler;
    private final TaskRecorder recorder;
    private final Supplier<RetryingDownloader> downloader;
    private final Duration awaitDeadline;
    private final JobSpans spans;
    private final ClosingSignal closing;

    /**
     * @param api the service, within the account's rate limits
     * @param canceler cancels tasks
     * @param awaiter waits for the end of tasks
     * @param recorder records what happens to tasks
     * @param downloader downloads results; asked for by the first download
     * @param awaitDeadline longest wait for the end of a task
     * @param spans reports when work starts and ends
     * @param closing ends every wait
     */
    TaskOperations(
            TaskApi api,
            Canceler canceler,
            Awaiter awaiter,
            TaskRecorder recorder,
            Supplier<RetryingDownloader> downloader,
            Duration awaitDeadline,
            JobSpans spans,
            ClosingSignal closing) {
        this.api = api;
        this.awaiter = awaiter;
        this.canceler = canceler;
        this.recorder = recorder;
        this.downloader = downloader;
        this.awaitDeadline = awaitDeadline;
        this.spans = spans;
        this.closing = closing;
    }

    public Single<TaskSnapshot> status(TaskId taskId) {
        return closing.ends(taskId, api.query(taskId).flatMap(recorder::seen));
    }

    public Flowable<TaskSnapshot> watch(TaskId taskId) {
        return awaiter.follow(taskId, Duration.ZERO, fault -> {})
                .takeUntil(closing.fault(taskId).toFlowable());
    }

    public Single<TaskSnapshot> await(TaskId taskId) {
        return await(taskId, Duration.ZERO, awaitDeadline, snapshot -> {});
    }

    public Single<TaskSnapshot> await(
            TaskId taskId, Duration firstPoll, Duration deadline, Consumer<TaskSnapshot> onChange) {
        return spans.followed(null, taskId, closing.ends(taskId, awaiter.await(taskId, firstPoll, deadline, onChange)));
    }

    public Single<TaskSnapshot> await(SubmittedJob submitted) {
        return await(submitted, awaitDeadline);
    }

    /** The first query waits as the plan says; an end that is known already is not asked for again. */
    public Single<TaskSnapshot> await(SubmittedJob submitted, Duration deadline) {
        TaskId taskId = submitted.taskId();
        Single<TaskSnapshot> wait = awaiter.await(submitted.task(), DurationKey.UNKNOWN, deadline);
        return closing.ends(taskId, spans.followed(null, taskId, wait));
    }

    public Single<CancelOutcome> cancel(TaskId taskId) {
        return closing.ends(taskId, canceler.cancel(taskId).flatMap(outcome -> recorder.canceled(taskId, outcome)));
    }

    public Single<TaskPage> list(TaskFilter filter) {
        return closing.ends(null, api.list(filter));
    }

    public Flowable<TaskSummary> listAll(TaskFilter filter) {
        return new TaskPages(api, MOST_PAGES)
                .all(filter)
                .takeUntil(closing.fault(null).toFlowable());
    }

    public Single<EditedVideo> download(TaskId taskId, Target target, TransferListener listener) {
        return closing.ends(
                taskId, spans.downloaded(null, taskId, downloader.get().fetch(taskId, target, listener)));
    }

    /** The same for a snapshot, whose URL saves a query if it has not expired. */
    public Single<EditedVideo> download(TaskSnapshot task, Target target, TransferListener listener) {
        if (task.status() == TaskStatus.SUCCEEDED && task.result() == null) {
            return download(task.taskId(), target, listener);
        }
        Single<EditedVideo> download = Single.defer(
                () -> downloader.get().fetch(TaskEndRules.succeededOrThrow(task), false, target, listener));
        return closing.ends(task.taskId(), spans.downloaded(null, task.taskId(), download));
    }
}

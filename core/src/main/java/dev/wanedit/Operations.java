package dev.wanedit;

import dev.wanedit.engine.Archiver;
import dev.wanedit.engine.Awaiter;
import dev.wanedit.engine.Canceler;
import dev.wanedit.engine.EditedVideo;
import dev.wanedit.engine.Follower;
import dev.wanedit.engine.Quoter;
import dev.wanedit.engine.Submitter;
import dev.wanedit.engine.Target;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.Quote;
import dev.wanedit.port.TaskApi;
import dev.wanedit.port.TransferListener;
import dev.wanedit.task.CancelOutcome;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskPage;
import dev.wanedit.task.TaskSnapshot;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Single;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All that a client does, as its faces offer it: signals come on the transport's threads, and all but a create end when
 * the client closes.
 */
final class Operations {

    private final TaskApi tasks;
    private final Quoter quoter;
    private final Submitter submitter;
    private final Follower follower;
    private final Awaiter awaiter;
    private final Canceler canceler;
    private final Archiver archiver;
    private final Duration awaitDeadline;
    private final Shutdown shutdown;

    Operations(
            TaskApi tasks,
            Quoter quoter,
            Submitter submitter,
            Follower follower,
            Awaiter awaiter,
            Archiver archiver,
            Duration awaitDeadline,
            Shutdown shutdown) {
        this.tasks = tasks;
        this.quoter = quoter;
        this.submitter = submitter;
        this.follower = follower;
        this.awaiter = awaiter;
        this.canceler = new Canceler(tasks);
        this.archiver = archiver;
        this.awaitDeadline = awaitDeadline;
        this.shutdown = shutdown;
    }

    Single<Quote> quote(EditJob job) {
        return untilClosed(null, quoter.quote(job));
    }

    Single<TaskSnapshot> submit(EditJob job, TransferListener uploads) {
        return submitter.submit(job, uploads);
    }

    Single<EditedVideo> edit(EditJob job, Target target, Consumer<TaskId> onTask) {
        return archiver.checked(target, null)
                .andThen(submitter.submit(job, TransferListener.NONE))
                .doOnSuccess(task -> onTask.accept(task.taskId()))
                .flatMap(task -> awaitSubmitted(task.taskId(), null))
                .flatMap(task -> untilClosed(task.taskId(), archiver.fetch(task, target, TransferListener.NONE)));
    }

    Single<TaskSnapshot> status(TaskId taskId) {
        return untilClosed(taskId, tasks.query(taskId));
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
    Single<TaskSnapshot> awaitSubmitted(TaskId taskId, @Nullable Duration deadline) {
        return await(taskId, follower.firstPoll(), deadline == null ? awaitDeadline : deadline, snapshot -> {});
    }

    Single<CancelOutcome> cancel(TaskId taskId) {
        return untilClosed(taskId, canceler.cancel(taskId));
    }

    Single<TaskPage> list(TaskFilter filter) {
        return untilClosed(null, tasks.list(filter));
    }

    Single<EditedVideo> download(TaskId taskId, Target target, TransferListener listener) {
        return untilClosed(taskId, archiver.fetch(taskId, target, listener));
    }

    private <T> Single<T> untilClosed(@Nullable TaskId taskId, Single<T> single) {
        return single.takeUntil(shutdown.signal(taskId));
    }
}

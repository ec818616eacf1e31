package dev.wanedit;

import dev.wanedit.engine.Archiver;
import dev.wanedit.engine.Awaiter;
import dev.wanedit.engine.Canceler;
import dev.wanedit.engine.EditedVideo;
import dev.wanedit.engine.Follower;
import dev.wanedit.engine.Submitter;
import dev.wanedit.engine.Target;
import dev.wanedit.job.EditJob;
import dev.wanedit.port.TaskApi;
import dev.wanedit.port.TransferListener;
import dev.wanedit.task.CancelOutcome;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskPage;
import dev.wanedit.task.TaskSnapshot;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The reactive face of a client, on which the blocking and the future-based ones stand. Nothing happens before
 * subscription; each subscription acts anew, so subscribing twice to a submit creates two tasks. Disposal ends the wait and
 * the exchange under way at once and leaves a task that exists alone. Signals come on the client's callback executor.
 * Errors are of {@link dev.wanedit.error.WanEditException}'s tree. Safe for use by several threads at once.
 */
public final class RxVideoEditClient {

    private final TaskApi tasks;
    private final Submitter submitter;
    private final Follower follower;
    private final Awaiter awaiter;
    private final Canceler canceler;
    private final Archiver archiver;
    private final Duration awaitDeadline;
    private final Scheduler callbacks;
    private final Completable closing;

    RxVideoEditClient(
            TaskApi tasks,
            Submitter submitter,
            Follower follower,
            Awaiter awaiter,
            Archiver archiver,
            Duration awaitDeadline,
            Scheduler callbacks,
            Completable closing) {
        this.tasks = tasks;
        this.submitter = submitter;
        this.follower = follower;
        this.awaiter = awaiter;
        this.canceler = new Canceler(tasks);
        this.archiver = archiver;
        this.awaitDeadline = awaitDeadline;
        this.callbacks = callbacks;
        this.closing = closing;
    }

    /** Checks the job, uploads its local files, and sends it once. */
    public Single<TaskSnapshot> submit(EditJob job) {
        return submit(job, TransferListener.NONE);
    }

    /**
     * Checks the job, uploads its local files, and sends it once.
     *
     * @param uploads hears of the uploads' progress
     */
    public Single<TaskSnapshot> submit(EditJob job, TransferListener uploads) {
        return atEdge(submitter.submit(job, uploads));
    }

    /** Submits the job, waits for its end up to the client's deadline, and downloads the result. */
    public Single<EditedVideo> edit(EditJob job, Target target) {
        return atEdge(edit(job, target, task -> {}));
    }

    /** The same as {@link #edit(EditJob, Target)}, telling of the task as soon as there is one. */
    Single<EditedVideo> edit(EditJob job, Target target, Consumer<TaskId> onTask) {
        return Completable.fromAction(() -> target.check(null))
                .andThen(submitter.submit(job, TransferListener.NONE))
                .doOnSuccess(task -> onTask.accept(task.taskId()))
                .flatMap(task -> awaiter.await(task.taskId(), follower.firstPoll(), awaitDeadline, snapshot -> {}))
                .flatMap(task -> archiver.fetch(task, target, TransferListener.NONE));
    }

    /** Asks for the task once; a task that the service does not know is a snapshot with status UNKNOWN. */
    public Single<TaskSnapshot> status(TaskId taskId) {
        return atEdge(tasks.query(taskId));
    }

    /** The first snapshot, then one for each change of status, the last one being an end. Asks at once. */
    public Flowable<TaskSnapshot> watch(TaskId taskId) {
        return follower.follow(taskId, Duration.ZERO, fault -> {})
                .takeUntil(closing.toFlowable())
                .observeOn(callbacks);
    }

    /** The succeeded task, within the client's deadline; any other end is an exception. */
    public Single<TaskSnapshot> await(TaskId taskId) {
        return await(taskId, awaitDeadline);
    }

    /**
     * The succeeded task; any other end is an exception.
     *
     * @param deadline longest wait; it ends the wait, not the task
     */
    public Single<TaskSnapshot> await(TaskId taskId, Duration deadline) {
        return await(taskId, Duration.ZERO, deadline, snapshot -> {});
    }

    /**
     * The succeeded task, telling of its way; any other end is an exception.
     *
     * @param firstPoll wait before the first query
     * @param deadline longest wait in all; it ends the wait, not the task
     * @param onChange hears of the first snapshot and of each change of status, on the transport's threads: it must be
     *     quick
     */
    public Single<TaskSnapshot> await(
            TaskId taskId, Duration firstPoll, Duration deadline, Consumer<TaskSnapshot> onChange) {
        return atEdge(awaiter.await(taskId, firstPoll, deadline, onChange));
    }

    /** For a task that is only just submitted: the first query waits as the plan says; null means the client's deadline. */
    Single<TaskSnapshot> awaitSubmitted(TaskId taskId, @Nullable Duration deadline) {
        return await(taskId, follower.firstPoll(), deadline == null ? awaitDeadline : deadline, snapshot -> {});
    }

    /** Asks the service to cancel the task; only a queued one still can be. */
    public Single<CancelOutcome> cancel(TaskId taskId) {
        return atEdge(canceler.cancel(taskId));
    }

    /** One page of the account's tasks. */
    public Single<TaskPage> list(TaskFilter filter) {
        return atEdge(tasks.list(filter));
    }

    /** Downloads the result of a succeeded task. */
    public Single<EditedVideo> download(TaskId taskId, Target target) {
        return download(taskId, target, TransferListener.NONE);
    }

    /**
     * Downloads the result of a succeeded task.
     *
     * @param listener hears of the download's progress
     */
    public Single<EditedVideo> download(TaskId taskId, Target target, TransferListener listener) {
        return atEdge(archiver.fetch(taskId, target, listener));
    }

    /** Moves signals off the transport's threads, which user code must not hold up, and ends waits when the client closes. */
    private <T> Single<T> atEdge(Single<T> single) {
        return single.takeUntil(closing).observeOn(callbacks);
    }
}

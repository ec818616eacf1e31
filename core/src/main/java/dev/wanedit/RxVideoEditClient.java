package dev.wanedit;

import dev.wanedit.engine.Operations;
import dev.wanedit.engine.rx.ErrorGuard;
import dev.wanedit.event.TransferListener;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.EditedVideo;
import dev.wanedit.job.Submission;
import dev.wanedit.job.Target;
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
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * The reactive face of a client. Nothing happens before subscription; each subscription acts anew, so subscribing twice to
 * a submit without a key creates two tasks. Disposal ends the wait and the exchange under way at once and leaves a task that
 * exists alone. A create that is on its way is not broken off: its task is written down under the job's key.
 *
 * <p>Signals come on the client's callback executor; listeners are called on the threads that move the bytes or read the
 * answers, and must be quick. Errors are those that {@link VideoEditClient}'s methods of the same names throw, but for
 * interruption. Safe for use by several threads at once.
 */
public final class RxVideoEditClient {

    private final Operations operations;
    private final Scheduler callbacks;

    RxVideoEditClient(Operations operations, Scheduler callbacks) {
        this.operations = operations;
        this.callbacks = callbacks;
    }

    /** Checks the job and says what it will cost; sends nothing. */
    public Single<Quote> quote(EditJob job) {
        return atEdge(operations.quote(job));
    }

    /** Checks the job, uploads its local files, and sends it once, under a random key. */
    public Single<TaskSnapshot> submit(EditJob job) {
        return submit(job, TransferListener.NONE);
    }

    /**
     * Checks the job, uploads its local files, and sends it once, under a random key.
     *
     * @param uploads hears of the uploads' progress
     */
    public Single<TaskSnapshot> submit(EditJob job, TransferListener uploads) {
        return Single.defer(() -> submit(Submission.unnamed(job).heardBy(uploads)));
    }

    /** Checks the job, uploads its local files, and sends it once; a job whose key has a task already gets that one. */
    public Single<TaskSnapshot> submit(Submission submission) {
        return atEdge(operations.submit(submission));
    }

    /** Submits the job, waits for its end up to the client's deadline, and downloads the result. */
    public Single<EditedVideo> edit(EditJob job, Target target) {
        return edit(job, target, task -> {});
    }

    /**
     * Submits the job, waits for its end up to the client's deadline, and downloads the result.
     *
     * @param onTask hears of the task as soon as there is one, so that it is known whatever becomes of the wait
     */
    public Single<EditedVideo> edit(EditJob job, Target target, Consumer<TaskId> onTask) {
        return Single.defer(() -> edit(Submission.unnamed(job), target, onTask));
    }

    /** The same for a job with a key: it goes on where the job stands. */
    public Single<EditedVideo> edit(Submission submission, Target target, Consumer<TaskId> onTask) {
        return atEdge(operations.edit(submission, target, onTask));
    }

    /** See {@link VideoEditClient#resumeAll()}; each job is told as soon as it has come to an end or to a halt. */
    public Flowable<ResumedJob> resumeAll() {
        return ErrorGuard.flowable(operations.resumeAll().observeOn(callbacks));
    }

    /**
     * The result of a job that is on this disk already: a file that the store knows, or what a process that died left of it.
     * It sends nothing. Empty if there is none. Fails with {@link dev.wanedit.error.InvalidJobException} if the key is that of
     * a different job.
     *
     * @param target where the result is to go
     */
    public Maybe<EditedVideo> onDisk(Submission submission, Target target) {
        return operations.onDisk(submission, target).observeOn(callbacks);
    }

    /** What the job store knows of a job; empty if nothing. */
    public Maybe<JobRecord> find(JobKey key) {
        return ErrorGuard.maybe(operations.find(key).observeOn(callbacks));
    }

    /** See {@link VideoEditClient#reconcile(JobKey, UncertainPolicy)}. */
    public Single<JobRecord> reconcile(JobKey key, UncertainPolicy policy) {
        return atEdge(operations.reconcile(key, policy));
    }

    /** See {@link VideoEditClient#assign(JobKey, TaskId)}. */
    public Single<JobRecord> assign(JobKey key, TaskId taskId) {
        return atEdge(operations.assign(key, taskId));
    }

    /** See {@link VideoEditClient#release(JobKey)}. */
    public Single<JobRecord> release(JobKey key) {
        return atEdge(operations.release(key));
    }

    /** Asks for the task once; a task that the service does not know is a snapshot with status UNKNOWN. */
    public Single<TaskSnapshot> status(TaskId taskId) {
        return atEdge(operations.status(taskId));
    }

    /** The first snapshot, then one for each change of status, the last one being an end. Asks at once. */
    public Flowable<TaskSnapshot> watch(TaskId taskId) {
        return ErrorGuard.flowable(operations.watch(taskId).observeOn(callbacks));
    }

    /** The succeeded task, within the client's deadline; any other end is an exception. */
    public Single<TaskSnapshot> await(TaskId taskId) {
        return atEdge(operations.await(taskId));
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
     * @param onChange hears of the first snapshot and of each change of status
     */
    public Single<TaskSnapshot> await(
            TaskId taskId, Duration firstPoll, Duration deadline, Consumer<TaskSnapshot> onChange) {
        return atEdge(operations.await(taskId, firstPoll, deadline, onChange));
    }

    /** Asks the service to cancel the task; only a queued one still can be. */
    public Single<CancelOutcome> cancel(TaskId taskId) {
        return atEdge(operations.cancel(taskId));
    }

    /** One page of the account's tasks. */
    public Single<TaskPage> list(TaskFilter filter) {
        return atEdge(operations.list(filter));
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
        return atEdge(operations.download(taskId, target, listener));
    }

    /** Moves signals off the transport's threads, which user code must not hold up. */
    private <T> Single<T> atEdge(Single<T> single) {
        return ErrorGuard.single(() -> single.observeOn(callbacks));
    }
}

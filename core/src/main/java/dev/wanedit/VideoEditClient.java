package dev.wanedit;

import dev.wanedit.engine.Operations;
import dev.wanedit.engine.Shutdown;
import dev.wanedit.engine.config.ConfigLookup;
import dev.wanedit.engine.download.TargetFiles;
import dev.wanedit.engine.rx.BlockingEdge;
import dev.wanedit.event.TransferListener;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.EditedVideo;
import dev.wanedit.job.RunningJob;
import dev.wanedit.job.Submission;
import dev.wanedit.job.SubmittedJob;
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
import dev.wanedit.task.TaskSummary;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Single;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs video edits. Methods block the calling thread; {@link #async()} and {@link #rx()} offer the same without blocking.
 * An interrupted thread gets {@link dev.wanedit.error.WaitInterruptedException} at once, and a task that exists goes on.
 *
 * <p>Build one client for an account and share it: it is safe for use by any number of threads, and the account's budgets
 * hold for all that goes through it. Every error is a {@link dev.wanedit.error.WanEditException}.
 */
public final class VideoEditClient implements AutoCloseable {

    private final Operations operations;
    private final RxVideoEditClient rx;
    private final AsyncVideoEditClient async;
    private final Shutdown shutdown;

    VideoEditClient(Operations operations, RxVideoEditClient rx, Shutdown shutdown) {
        this.operations = operations;
        this.rx = rx;
        this.async = new AsyncVideoEditClient(rx);
        this.shutdown = shutdown;
    }

    /**
     * Makes sure that a target can be written, before anything is asked of the service or costs money. An edit and a
     * download begin with the same.
     *
     * @param target where a result is to go
     * @param taskId the task whose result it is; null before it is known
     * @throws dev.wanedit.error.StorageException if there is a file already that must not be replaced and is not this task's
     *     result, or the folder cannot be written
     */
    public static void check(Target target, @Nullable TaskId taskId) {
        new TargetFiles(target).check(taskId);
    }

    /** A builder that takes what it is not told from system properties and the environment. */
    public static VideoEditClientBuilder builder() {
        return new VideoEditClientBuilder(ConfigLookup.ofThisProcess());
    }

    /**
     * Checks the job as {@link #submit} would, and says what it will cost; sends nothing. {@link
     * VideoEditClientBuilder#quoter()} does the same without a client, and so without a key.
     *
     * @return a range if the clip's length is not known, as that of a URL; without price if the price table has none
     * @throws dev.wanedit.error.InvalidJobException if a local file breaks a rule, or the job can cost more than its limit
     */
    public Quote quote(EditJob job) {
        return blocking(operations.quote(job), null);
    }

    /**
     * Checks the job, uploads its local files, and sends it once; returns when the service has created the task.
     *
     * @throws dev.wanedit.error.InvalidJobException if a local file breaks a rule, or the job can cost more than its limit;
     *     nothing was sent
     * @throws dev.wanedit.error.SubmitUncertainException if the answer was lost: a task may exist
     * @throws dev.wanedit.error.ServiceException if the service refused; there is no task
     * @throws dev.wanedit.error.TransportException if the job surely was not sent
     */
    public SubmittedJob submit(EditJob job) {
        return submit(Submission.unnamed(job));
    }

    /**
     * The same under a key of the application's own, which makes it safe to call again: after a crash, after an answer that
     * was lost, from another thread or process. Once the key has a task, it always means that task.
     *
     * @param key the application's name of the job, for example the number of an order
     * @throws dev.wanedit.error.InvalidJobException also if the key is that of a different job
     * @throws dev.wanedit.error.StorageException if the job store cannot be used: nothing was sent, unless the exception
     *     has a task id, which is then a task that was created and that the store could not take
     */
    public SubmittedJob submit(JobKey key, EditJob job) {
        return submit(Submission.of(key, job));
    }

    /**
     * The same with all that can be set for a submit: the target, which the job store keeps for the process that resumes the
     * job, and the listeners. The deadline and the listener for the download have no effect on a submit.
     */
    public SubmittedJob submit(Submission submission) {
        return blocking(operations.submit(submission), null);
    }

    /**
     * Submits the job, waits for its end up to the client's deadline, and downloads the result: the three steps that
     * {@link #submit}, {@link #await(TaskId)} and {@link #download} make one by one, with their exceptions.
     *
     * @param target a file that must not exist yet, or a folder, in which the file is named after the task
     */
    public EditedVideo edit(EditJob job, Path target) {
        return edit(Submission.unnamed(job).towards(target));
    }

    /**
     * The same under a key of the application's own: called again, it goes on where the job stands, and gives a video that
     * is on disk already without asking the service.
     *
     * @param key the application's name of the job
     * @param target a file that must not exist yet unless it is this job's result, or a folder
     */
    public EditedVideo edit(JobKey key, EditJob job, Path target) {
        return edit(Submission.of(key, job).towards(target));
    }

    /**
     * The same with all that can be set for an edit: the target, the deadline, and the listeners.
     *
     * @throws dev.wanedit.error.InvalidJobException also if the submission has no target
     */
    public EditedVideo edit(Submission submission) {
        AtomicReference<TaskId> task = new AtomicReference<>();
        Submission heard = submission.onSubmitted(job -> {
            task.set(job.taskId());
            submission.onSubmitted().accept(job);
        });
        return BlockingEdge.await(operations.edit(heard), task::get);
    }

    /**
     * Submits the job and returns as soon as its task is known; then the client waits for the task's end and downloads the
     * result in the background, if the submission has a target. For callers that cannot wait, such as a web request.
     *
     * <p>The job store knows the job and its target, so a process that ends loses nothing: {@link #resumeAll()} of the next
     * one goes on. A result that is on disk already is the end at once, and nothing is sent.
     *
     * @return the key, the task, and a future of the end; look at the future, since nobody else hears of a failure. The
     *     exceptions are those of {@link #edit(Submission)}: up to the submit they are thrown here, later ones complete the
     *     future
     */
    public RunningJob start(Submission submission) {
        return blocking(operations.begin(submission).map(rx::running), null);
    }

    /**
     * Waits for the end of a job that the client follows in the background. An interruption ends this wait only.
     *
     * @return the task, and the video if the submission has a target
     * @throws dev.wanedit.error.WanEditException as {@link #edit(Submission)}
     * @throws java.util.concurrent.CancellationException if the job's completion was cancelled
     */
    public RunningJob.End await(RunningJob running) {
        return blocking(rx.await(running), running.taskId());
    }

    /**
     * The result of a job that is on this disk already: a file that the store knows, or what a process that died left of it.
     * It sends nothing.
     *
     * @param submission the job; its target is searched too if it has one
     * @return empty if there is none
     * @throws dev.wanedit.error.InvalidJobException if the key is that of a different job
     */
    public Optional<EditedVideo> onDisk(Submission submission) {
        return optional(operations.onDisk(submission));
    }

    /**
     * Goes on with every open job of the job store: finds out what became of lost answers, waits for tasks, and downloads
     * results to the targets that were given with them, those that die soonest first. It sends no job. Blocks until each
     * has come to an end or to a halt, up to the client's deadline for each task.
     * {@link #resumeInBackground} does the same and returns at once, for an application that starts.
     *
     * @return each job once, also those with a fault
     */
    public List<ResumedJob> resumeAll() {
        return blocking(operations.resumeAll().toList(), null);
    }

    /**
     * The same with a listener.
     *
     * @param listener receives each job as soon as it has come to its end or to a halt, one after the other, on the client's
     *     threads; it must be quick. What it throws is logged and harms nothing
     */
    public List<ResumedJob> resumeAll(Consumer<? super ResumedJob> listener) {
        return blocking(operations.resumeAll(listener).toList(), null);
    }

    /**
     * Does what {@link #resumeAll(Consumer)} does, and returns at once. No thread waits for it.
     *
     * @param listener receives each job as soon as it has come to its end or to a halt, on the callback executor
     * @return completes with all jobs; exceptionally if the store cannot list them, or the client closes. Its
     *     {@code cancel(true)} ends the waits and downloads, and leaves the tasks alone
     */
    public CompletableFuture<List<ResumedJob>> resumeInBackground(Consumer<? super ResumedJob> listener) {
        return async.resumeAll(listener);
    }

    /** What the job store knows of a job; empty if nothing. */
    public Optional<JobRecord> find(JobKey key) {
        return optional(operations.find(key));
    }

    /**
     * Finds out what became of a job whose answer was lost. It sends nothing: a job that is READY afterwards has surely no
     * task, and may be submitted again.
     *
     * @param policy what is done about it, in place of the client's
     * @throws dev.wanedit.error.SubmitUncertainException if that cannot be decided; it names the tasks that may be the job's
     */
    public JobRecord reconcile(JobKey key, UncertainPolicy policy) {
        return blocking(operations.reconcile(key, policy), null);
    }

    /**
     * Decides by hand that this is the task of a job whose answer was lost, for example one of those that a
     * {@link dev.wanedit.error.SubmitUncertainException} names. Nothing is sent.
     *
     * @throws dev.wanedit.error.InvalidJobException if the job is not uncertain, or another job has the task
     */
    public JobRecord assign(JobKey key, TaskId taskId) {
        return blocking(operations.assign(key, taskId), taskId);
    }

    /**
     * Decides by hand that a job whose answer was lost has no task: it is READY then, and the next submit under its key
     * sends it, and is billed. Nothing is sent now.
     *
     * @throws dev.wanedit.error.InvalidJobException if the job is not uncertain
     */
    public JobRecord release(JobKey key) {
        return blocking(operations.release(key), null);
    }

    /** Asks for the task once; a task that the service does not know is a snapshot with status UNKNOWN. */
    public TaskSnapshot status(TaskId taskId) {
        return blocking(operations.status(taskId), taskId);
    }

    /**
     * Waits until the task has succeeded, up to the client's deadline (30 minutes unless set).
     *
     * @throws dev.wanedit.error.TaskFailedException if it failed
     * @throws dev.wanedit.error.TaskCanceledException if it was canceled
     * @throws dev.wanedit.error.TaskExpiredException if the service does not know it
     * @throws dev.wanedit.error.AwaitTimeoutException if the deadline passed; the task goes on
     */
    public TaskSnapshot await(TaskId taskId) {
        return blocking(operations.await(taskId), taskId);
    }

    /**
     * The same as {@link #await(TaskId)} with a deadline of its own.
     *
     * @param deadline longest wait; it ends the wait, not the task
     */
    public TaskSnapshot await(TaskId taskId, Duration deadline) {
        return await(taskId, Duration.ZERO, deadline, snapshot -> {});
    }

    /**
     * The same as {@link #await(TaskId)} with all that can be set for a wait.
     *
     * @param firstPoll wait before the first query; {@link Duration#ZERO} asks at once
     * @param deadline longest wait in all; it ends the wait, not the task
     * @param onChange receives the first snapshot and each change of status, on the threads that read the answers; it must
     *     be quick. What it throws ends the wait
     */
    public TaskSnapshot await(TaskId taskId, Duration firstPoll, Duration deadline, Consumer<TaskSnapshot> onChange) {
        return blocking(operations.await(taskId, firstPoll, deadline, onChange), taskId);
    }

    /**
     * The same as {@link #await(TaskId)} for a job that was just submitted: the first query waits as the follow plan says,
     * and an end that is known already is not asked for again.
     */
    public TaskSnapshot await(SubmittedJob submitted) {
        return blocking(operations.await(submitted), submitted.taskId());
    }

    /**
     * The same as {@link #await(SubmittedJob)} with a deadline of its own.
     *
     * @param deadline longest wait; it ends the wait, not the task
     */
    public TaskSnapshot await(SubmittedJob submitted, Duration deadline) {
        return blocking(operations.await(submitted, deadline), submitted.taskId());
    }

    /**
     * Follows the task to its end, whichever that is, without a deadline.
     *
     * @param onChange receives the first snapshot and of each change of status, on the calling thread
     * @return the last snapshot
     */
    public TaskSnapshot watch(TaskId taskId, Consumer<TaskSnapshot> onChange) {
        return BlockingEdge.last(operations.watch(taskId), onChange, taskId);
    }

    /** Asks the service to cancel the task; only a queued one still can be, and the outcome says what is true. */
    public CancelOutcome cancel(TaskId taskId) {
        return blocking(operations.cancel(taskId), taskId);
    }

    /** One page of the account's tasks, {@link TaskFilter#recent()} for those of the last 24 hours. */
    public TaskPage list(TaskFilter filter) {
        return blocking(operations.list(filter), null);
    }

    /**
     * All of the account's tasks, page after page, each once. One row is read ahead, so the next page is asked for with the
     * last row but one of a page. A caller who stops before that causes no further request.
     *
     * @param filter also sets the first page and the rows of a page
     * @return a stream that asks nothing before it is read, and throws the exceptions of {@link #list} where it is read, and
     *     {@link dev.wanedit.error.MalformedResponseException} if the list breaks off. Close it if it is not read to its end
     */
    public Stream<TaskSummary> listAll(TaskFilter filter) {
        return BlockingEdge.stream(operations.listAll(filter));
    }

    /**
     * Downloads the result of a succeeded task; its URL lives 24 hours. What an earlier download left beside the target,
     * in this process or another, is gone on with. At most four results are downloaded at once, the others wait.
     *
     * @param target a file that must not exist yet, or a folder, in which the file is named after the task
     * @throws dev.wanedit.error.StorageException if the target cannot be written
     * @throws dev.wanedit.error.TaskExpiredException if the result is gone
     * @throws dev.wanedit.error.AwaitTimeoutException if the task has not ended
     */
    public EditedVideo download(TaskId taskId, Path target) {
        return download(taskId, Target.of(target));
    }

    /** The same as {@link #download(TaskId, Path)} with a target that says whether a file there is replaced. */
    public EditedVideo download(TaskId taskId, Target target) {
        return download(taskId, target, TransferListener.NONE);
    }

    /**
     * The same with a listener.
     *
     * @param listener is notified of the download's progress, on the threads that move the bytes; it must be quick
     */
    public EditedVideo download(TaskId taskId, Target target, TransferListener listener) {
        return blocking(operations.download(taskId, target, listener), taskId);
    }

    /** The same client for {@link java.util.concurrent.CompletableFuture}s. */
    public AsyncVideoEditClient async() {
        return async;
    }

    /** The same client for RxJava. */
    public RxVideoEditClient rx() {
        return rx;
    }

    /**
     * Ends all waits with a {@link dev.wanedit.error.TransportException} of kind CLOSED; tasks go on. A job that is on its
     * way is waited for, up to the close timeout, so that its task is known. Idempotent.
     */
    @Override
    public void close() {
        shutdown.run();
    }

    private static <T> Optional<T> optional(Maybe<T> maybe) {
        return blocking(maybe.map(Optional::of).defaultIfEmpty(Optional.empty()), null);
    }

    private static <T> T blocking(Single<T> single, @Nullable TaskId taskId) {
        return BlockingEdge.await(single, () -> taskId);
    }
}

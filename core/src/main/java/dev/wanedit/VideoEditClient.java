package dev.wanedit;

import dev.wanedit.diagnosis.Diagnosis;
import dev.wanedit.engine.ClientOperations;
import dev.wanedit.engine.Shutdown;
import dev.wanedit.engine.config.ConfigLookup;
import dev.wanedit.engine.part.TargetFiles;
import dev.wanedit.engine.rx.BlockingCalls;
import dev.wanedit.engine.rx.ErrorGuard;
import dev.wanedit.event.EventOutcome;
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
 * Runs video edits. Methods block the calling thread; {@link #async()} and {@link #rx()} offer the same without
 * blocking. If the thread is interrupted, the method throws {@link dev.wanedit.error.WaitInterruptedException} at once;
 * a task that exists continues. The exception of a submit has the job's key, also a random one: a request that was being
 * sent is not aborted, and its task is recorded under that key.
 *
 * <p>Build one client for an account and share it. It is safe for use by any number of threads, and all its requests
 * together keep within the account's rate limits. Every error is a {@link dev.wanedit.error.WanEditException}.
 */
public final class VideoEditClient implements AutoCloseable {

    private final ClientOperations engine;
    private final RxVideoEditClient rx;
    private final AsyncVideoEditClient async;
    private final Shutdown shutdown;

    VideoEditClient(ClientOperations engine, RxVideoEditClient rx, Shutdown shutdown) {
        this.engine = engine;
        this.rx = rx;
        this.async = new AsyncVideoEditClient(rx);
        this.shutdown = shutdown;
    }

    /**
     * Checks that a target can be written, before any request is sent. An edit and a download begin with the same
     * check.
     *
     * @param target where the result will be stored
     * @param taskId the task whose result will be stored; null if it is not known yet
     * @throws dev.wanedit.error.StorageException if a file exists there that must not be replaced and is not this
     *     task's result, or if the folder cannot be written
     */
    public static void check(Target target, @Nullable TaskId taskId) {
        new TargetFiles(target).check(taskId);
    }

    /** A new builder. Settings that are not made on it are read from system properties and the environment. */
    public static VideoEditClientBuilder builder() {
        return new VideoEditClientBuilder(ConfigLookup.ofThisProcess());
    }

    /**
     * Checks the job as {@link #submit} does, and returns what it will cost; sends nothing. {@link
     * VideoEditClientBuilder#quoter()} does the same without a client and without an API key.
     *
     * @return the price; a range if the clip's length is not known, for example that of a URL; without a price if the
     *     price table has none
     * @throws dev.wanedit.error.InvalidJobException if a local file breaks a rule, or the job can cost more than its limit
     */
    public Quote quote(EditJob job) {
        return blocking(engine.jobs().quote(job), null);
    }

    /**
     * Checks the job and uploads its local files. The job that it returns has URLs in their place, so that another process
     * can submit it, within the 48 hours for which the service's storage keeps uploads. Sends and records no job.
     *
     * <p>Keep the job that it returns together with its key, and submit no other under that key: after a second upload the
     * URLs differ, so the key would belong to a different job. Never upload again under a key that was submitted.
     *
     * @param submission the job, under the key that steps are reported with; its target is not used
     * @return the same job without local files; inline images stay as they are
     * @throws dev.wanedit.error.InvalidJobException if a local file breaks a rule, or the job can cost more than its limit
     * @throws dev.wanedit.error.TransportException if a file could not be uploaded
     */
    public EditJob upload(Submission submission) {
        return blocking(submission.key(), engine.jobs().upload(submission), null);
    }

    /**
     * Checks the job, uploads its local files, and sends it once; returns when the service has created the task. It does
     * not wait for its turn unless {@link VideoEditClientBuilder#maxRunning} is set.
     *
     * @throws dev.wanedit.error.InvalidJobException if a local file breaks a rule, or the job can cost more than its limit;
     *     nothing was sent
     * @throws dev.wanedit.error.SubmitUncertainException if the answer was lost: a task may exist and be billed
     * @throws dev.wanedit.error.ServiceException if the service refused the job; no task was created
     * @throws dev.wanedit.error.TransportException if the job was certainly not sent
     */
    public SubmittedJob submit(EditJob job) {
        return submit(Submission.unnamed(job));
    }

    /**
     * The same under a key that the application chooses. With a key it is safe to call this method again: after a
     * crash, after a lost answer, from another thread or process. Once the key has a task, it always means that task.
     *
     * @param key the application's name of the job, for example the number of an order
     * @throws dev.wanedit.error.InvalidJobException also if the key belongs to a different job
     * @throws dev.wanedit.error.StorageException if the job store cannot be used. Nothing was sent, unless the
     *     exception has a task id: then this task was created, but the store could not record it
     */
    public SubmittedJob submit(JobKey key, EditJob job) {
        return submit(Submission.of(key, job));
    }

    /**
     * The same with all options of a submit: the target, which the job store keeps for the process that resumes the
     * job, and the listeners. The deadline and the download listener have no effect on a submit.
     */
    public SubmittedJob submit(Submission submission) {
        return blocking(submission.key(), engine.jobs().submit(submission), null);
    }

    /**
     * Submits the job, waits for its end up to the client's deadline, and downloads the result: the three steps of
     * {@link #submit}, {@link #await(TaskId)} and {@link #download}, with their exceptions.
     *
     * @param target a file that must not exist yet, or a folder, in which the file is named after the task
     */
    public EditedVideo edit(EditJob job, Path target) {
        return edit(Submission.unnamed(job).towards(target));
    }

    /**
     * The same under a key that the application chooses. Called again, it resumes the job in its recorded phase. If the
     * video is already on disk, it is returned without a request to the service.
     *
     * @param key the application's name of the job
     * @param target a file that must not exist yet unless it is this job's result, or a folder
     */
    public EditedVideo edit(JobKey key, EditJob job, Path target) {
        return edit(Submission.of(key, job).towards(target));
    }

    /**
     * The same with all options of an edit: the target, the deadline, and the listeners.
     *
     * @throws dev.wanedit.error.InvalidJobException also if the submission has no target
     */
    public EditedVideo edit(Submission submission) {
        AtomicReference<TaskId> task = new AtomicReference<>();
        Submission heard = submission.onSubmitted(job -> {
            task.set(job.taskId());
            submission.onSubmitted().accept(job);
        });
        return BlockingCalls.await(engine.jobs().edit(heard), submission.key(), task::get);
    }

    /**
     * Submits the job and returns as soon as its task is known; then the client waits for the task's end and downloads the
     * result in the background, if the submission has a target. While as many jobs run as the account allows, the job waits
     * for its turn before it is sent, see {@link VideoEditClientBuilder#maxRunning}. A caller that cannot wait for that, such
     * as a web request, calls this method of {@link #async()}.
     *
     * <p>From then on the job store has the job and its target, so nothing is lost if the process ends: {@link #resumeAll()}
     * of the next process continues. A result that is already on disk is the end at once, and nothing is sent.
     *
     * @return the key, the task, and a future of the end. Use the future: a failure is reported there. The exceptions are
     *     those of {@link #edit(Submission)}: up to the submit they are thrown here, later ones complete the future
     */
    public RunningJob start(Submission submission) {
        return blocking(submission.key(), engine.jobs().begin(submission).map(rx::running), null);
    }

    /**
     * Waits for the end of a job that the client follows in the background. An interruption ends only this wait. Do not
     * call it on a thread of the callback executor: the end is delivered there.
     *
     * @return the task, and the video if the submission has a target
     * @throws dev.wanedit.error.WanEditException as {@link #edit(Submission)}
     * @throws java.util.concurrent.CancellationException if the job's completion was cancelled
     */
    public RunningJob.End await(RunningJob running) {
        return blocking(running.key(), rx.await(running), running.taskId());
    }

    /**
     * The result of a job if it is already on this disk: a file that the store has recorded, or one that a killed
     * process could not record any more. Sends nothing.
     *
     * @param submission the job; if it has a target, that is searched too
     * @return empty if there is none
     * @throws dev.wanedit.error.InvalidJobException if the key is that of a different job
     */
    public Optional<EditedVideo> onDisk(Submission submission) {
        return optional(engine.jobs().onDisk(submission));
    }

    /**
     * Resumes every open job of the job store: finds out whether jobs with a lost answer have a task, waits for tasks,
     * and downloads results to the targets that the jobs were submitted with; results that expire soonest come first.
     * Sends no job. Blocks until each job has ended or cannot continue, up to the client's deadline for each task.
     * {@link #resumeInBackground} does the same and returns at once, for an application that starts.
     *
     * @return each job once, also those with a fault
     */
    public List<ResumedJob> resumeAll() {
        return blocking(engine.records().resumeAll().toList(), null);
    }

    /**
     * The same with a listener.
     *
     * @param listener receives each job as soon as it has ended or cannot continue, one after the other, on the calling
     *     thread. What it throws is logged and ignored
     */
    public List<ResumedJob> resumeAll(Consumer<? super ResumedJob> listener) {
        Consumer<ResumedJob> hears = ErrorGuard.harmless(listener, "resumed jobs");
        return BlockingCalls.all(ErrorGuard.flowable(engine.records().resumeAll()), hears);
    }

    /**
     * Does what {@link #resumeAll(Consumer)} does, and returns at once. No thread waits for it.
     *
     * @param listener receives each job as soon as it has ended or cannot continue, on the callback executor
     * @return completes with all jobs; exceptionally if the store cannot list them, or the client closes. Its
     *     {@code cancel(true)} ends the waits and downloads, and leaves the tasks alone
     */
    public CompletableFuture<List<ResumedJob>> resumeInBackground(Consumer<? super ResumedJob> listener) {
        return async.resumeAll(listener);
    }

    /** The record of a job in the job store; empty if there is none. */
    public Optional<JobRecord> find(JobKey key) {
        return optional(engine.records().find(key));
    }

    /**
     * Finds out whether a job whose answer was lost has a task. Sends no job. A job that is READY afterwards certainly
     * has no task, and may be submitted again.
     *
     * @param policy what is done with the job; used in place of the client's policy
     * @throws dev.wanedit.error.SubmitUncertainException if it cannot be decided; the exception names the tasks that
     *     may be the job's
     */
    public JobRecord reconcile(JobKey key, UncertainPolicy policy) {
        return blocking(key, engine.records().reconcile(key, policy), null);
    }

    /**
     * Records that this is the task of a job whose answer was lost, for example one of the tasks that a {@link
     * dev.wanedit.error.SubmitUncertainException} names. Sends nothing.
     *
     * @throws dev.wanedit.error.InvalidJobException if the job is not uncertain, or the task belongs to another job
     */
    public JobRecord assign(JobKey key, TaskId taskId) {
        return blocking(key, engine.records().assign(key, taskId), taskId);
    }

    /**
     * Records that a job whose answer was lost has no task. The job is READY then; the next submit under its key sends
     * it and is billed. Sends nothing now.
     *
     * @throws dev.wanedit.error.InvalidJobException if the job is not uncertain
     */
    public JobRecord release(JobKey key) {
        return blocking(key, engine.records().release(key), null);
    }

    /** Queries the task once. A task that the service does not know is returned with status UNKNOWN. */
    public TaskSnapshot status(TaskId taskId) {
        return blocking(engine.tasks().status(taskId), taskId);
    }

    /**
     * Waits until the task has succeeded, up to the client's deadline (30 minutes unless set).
     *
     * @throws dev.wanedit.error.TaskFailedException if it failed
     * @throws dev.wanedit.error.TaskCanceledException if it was canceled
     * @throws dev.wanedit.error.TaskExpiredException if the service does not know it
     * @throws dev.wanedit.error.AwaitTimeoutException if the deadline passed; the task continues
     */
    public TaskSnapshot await(TaskId taskId) {
        return blocking(engine.tasks().await(taskId), taskId);
    }

    /**
     * The same as {@link #await(TaskId)} with another deadline than the client's.
     *
     * @param deadline longest wait; it ends the wait, not the task
     */
    public TaskSnapshot await(TaskId taskId, Duration deadline) {
        return await(taskId, Duration.ZERO, deadline, snapshot -> {});
    }

    /**
     * The same as {@link #await(TaskId)} with all options of a wait.
     *
     * @param firstPoll wait before the first query; {@link Duration#ZERO} sends the query at once
     * @param deadline longest wait in all; it ends the wait, not the task
     * @param onChange receives the first snapshot and each change of status, on the threads that read the answers; it
     *     must be quick. An exception that it throws ends the wait
     */
    public TaskSnapshot await(TaskId taskId, Duration firstPoll, Duration deadline, Consumer<TaskSnapshot> onChange) {
        return blocking(engine.tasks().await(taskId, firstPoll, deadline, onChange), taskId);
    }

    /**
     * The same as {@link #await(TaskId)} for a job that was just submitted: the first query is sent after the time in
     * the follow plan, and if the task is already known to have ended, no query is sent.
     */
    public TaskSnapshot await(SubmittedJob submitted) {
        return blocking(submitted.key(), engine.tasks().await(submitted), submitted.taskId());
    }

    /**
     * The same as {@link #await(SubmittedJob)} with another deadline than the client's.
     *
     * @param deadline longest wait; it ends the wait, not the task
     */
    public TaskSnapshot await(SubmittedJob submitted, Duration deadline) {
        return blocking(submitted.key(), engine.tasks().await(submitted, deadline), submitted.taskId());
    }

    /**
     * Polls the task until it has ended, in whatever status, without a deadline.
     *
     * @param onChange receives the first snapshot and one for each change of status, on the calling thread
     * @return the last snapshot
     */
    public TaskSnapshot watch(TaskId taskId, Consumer<TaskSnapshot> onChange) {
        return BlockingCalls.last(engine.tasks().watch(taskId), onChange, taskId);
    }

    /**
     * Asks the service to cancel the task, which is possible only while it is queued. The outcome says whether it was
     * canceled.
     */
    public CancelOutcome cancel(TaskId taskId) {
        return blocking(engine.tasks().cancel(taskId), taskId);
    }

    /** One page of the account's tasks, {@link TaskFilter#recent()} for those of the last 24 hours. */
    public TaskPage list(TaskFilter filter) {
        return blocking(engine.tasks().list(filter), null);
    }

    /**
     * All of the account's tasks, page after page, each once. One row is read ahead, so the next page is requested when
     * the last row but one of a page is read. A caller who stops before that causes no further request.
     *
     * @param filter also sets the first page and the rows of a page
     * @return a stream that sends no request before it is read. Reading it throws the exceptions of {@link #list}, and
     *     {@link dev.wanedit.error.MalformedResponseException} if the list ends too early. Close the stream if it is
     *     not read to its end
     */
    public Stream<TaskSummary> listAll(TaskFilter filter) {
        return BlockingCalls.stream(engine.tasks().listAll(filter));
    }

    /**
     * Downloads the result of a succeeded task; its URL expires after 24 hours. A part file that an earlier download
     * left beside the target, in this process or another, is continued. At most four results are downloaded at once,
     * unless {@link VideoEditClientBuilder#maxDownloads} says otherwise; the others wait.
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
     * @param listener is notified of the download's progress, on the threads that transfer the bytes; it must be quick
     */
    public EditedVideo download(TaskId taskId, Target target, TransferListener listener) {
        return blocking(engine.tasks().download(taskId, target, listener), taskId);
    }

    /**
     * The same for a task whose end is known: the URL in the snapshot is used, so no query is sent. If the URL has expired,
     * or the host refuses it, a new one is requested.
     *
     * @param task what {@link #await(TaskId)} or {@link #status} returned
     * @throws dev.wanedit.error.TaskFailedException if the snapshot is of a failed task; other ends as for an await
     */
    public EditedVideo download(TaskSnapshot task, Path target) {
        return download(task, Target.of(target), TransferListener.NONE);
    }

    /** The same as {@link #download(TaskSnapshot, Path)} with a target that says more, and a listener. */
    public EditedVideo download(TaskSnapshot task, Target target, TransferListener listener) {
        return blocking(engine.tasks().download(task, target, listener), task.taskId());
    }

    /**
     * Takes an event of the account's EventBridge that says that a task has ended. Nothing in it is believed: if this client
     * follows the task, or its store has a job with the task whose end is not known yet, the task is queried once, at once.
     * So an end is noticed within a second, and while events come, fewer requests are sent. Without events nothing is lost:
     * tasks are followed as ever.
     *
     * <p>Safe for texts of any sender and any length, and for events that come several times or too late. Events that are no
     * end of their task cause at most 20 queries, and then one each 10 s; this holds for followed tasks and for those of the
     * store separately. Returns before the answer of the query.
     *
     * @param json the whole event, a CloudEvent in JSON
     * @return what was done; see {@link EventOutcome} for what to answer the sender
     * @throws dev.wanedit.error.StorageException if the job store cannot be read; deliver the event again later
     * @throws dev.wanedit.error.TransportException of kind CLOSED if the client is closed
     */
    public EventOutcome onCompletionEvent(String json) {
        return blocking(engine.events().outcome(json), null);
    }

    /**
     * Checks what a client depends on: transport, key, region, host, name, proxy, TLS, workspace, clock, job store, disk and
     * locale. Sends one or two requests for one row of the list of tasks, which cost nothing. If the region refuses the key,
     * and no base URL is set, the other region of the vendor is asked with the same key, also if the region is the default.
     * A small file is written to each folder and deleted. A request is given up after the call timeout, another check after
     * 20 s.
     *
     * @param folders where results are stored, besides the folder for temporary files; may be none
     * @return what was found, also if all of it is bad
     */
    public Diagnosis diagnose(Path... folders) {
        return blocking(engine.diagnoser().diagnose(List.of(folders)), null);
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
     * Ends all waits with a {@link dev.wanedit.error.TransportException} of kind CLOSED; tasks continue. If a job is
     * being sent, waits for its answer up to the close timeout, so that its task is known. Idempotent.
     */
    @Override
    public void close() {
        shutdown.run();
    }

    private static <T> Optional<T> optional(Maybe<T> maybe) {
        return blocking(maybe.map(Optional::of).defaultIfEmpty(Optional.empty()), null);
    }

    private static <T> T blocking(Single<T> single, @Nullable TaskId taskId) {
        return BlockingCalls.await(single, null, () -> taskId);
    }

    /** The same for a job: an interruption names its key, also a random one, under which its task is recorded. */
    private static <T> T blocking(JobKey key, Single<T> single, @Nullable TaskId taskId) {
        return BlockingCalls.await(single, key, () -> taskId);
    }
}

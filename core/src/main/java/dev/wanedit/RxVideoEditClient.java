package dev.wanedit;

import dev.wanedit.diagnosis.Diagnosis;
import dev.wanedit.engine.ClientOperations;
import dev.wanedit.engine.JobAndCompletion;
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
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * The operations of {@link VideoEditClient} as RxJava types. Nothing happens before the subscription. Each subscription
 * acts again, so subscribing twice to a submit without a key creates two tasks. Disposal ends the wait and the running
 * exchange at once; a task that exists continues. A create request that is being sent is not aborted: its task is
 * recorded under the job's key.
 *
 * <p>Signals are delivered on the client's callback executor. Listeners are called on the threads that transfer the
 * bytes or read the answers, and must be quick. Errors are those that the methods of {@link VideoEditClient} with the
 * same names throw, except interruption. Safe for use by several threads at once.
 */
public final class RxVideoEditClient {

    private final ClientOperations engine;
    private final Scheduler callbacks;

    RxVideoEditClient(ClientOperations engine, Scheduler callbacks) {
        this.engine = engine;
        this.callbacks = callbacks;
    }

    /** Checks the job and says what it will cost; sends nothing. */
    public Single<Quote> quote(EditJob job) {
        return atEdge(engine.jobs().quote(job));
    }

    /** See {@link VideoEditClient#upload(Submission)}. Each subscription uploads again. */
    public Single<EditJob> upload(Submission submission) {
        return atEdge(engine.jobs().upload(submission));
    }

    /** See {@link VideoEditClient#submit(EditJob)}. Each subscription has a random key of its own. */
    public Single<SubmittedJob> submit(EditJob job) {
        return Single.defer(() -> submit(Submission.unnamed(job)));
    }

    /** See {@link VideoEditClient#submit(JobKey, EditJob)}. */
    public Single<SubmittedJob> submit(JobKey key, EditJob job) {
        return submit(Submission.of(key, job));
    }

    /** See {@link VideoEditClient#submit(Submission)}. */
    public Single<SubmittedJob> submit(Submission submission) {
        return atEdge(engine.jobs().submit(submission));
    }

    /** See {@link VideoEditClient#edit(EditJob, Path)}. Each subscription has a random key of its own. */
    public Single<EditedVideo> edit(EditJob job, Path target) {
        return Single.defer(() -> edit(Submission.unnamed(job).towards(target)));
    }

    /** See {@link VideoEditClient#edit(JobKey, EditJob, Path)}. */
    public Single<EditedVideo> edit(JobKey key, EditJob job, Path target) {
        return edit(Submission.of(key, job).towards(target));
    }

    /** See {@link VideoEditClient#edit(Submission)}. */
    public Single<EditedVideo> edit(Submission submission) {
        return atEdge(engine.jobs().edit(submission));
    }

    /** See {@link VideoEditClient#start(Submission)}. Each subscription follows the job again. */
    public Single<RunningJob> start(Submission submission) {
        return atEdge(engine.jobs().begin(submission).map(this::running));
    }

    /** See {@link VideoEditClient#await(RunningJob)}. Disposal ends only this wait. */
    public Single<RunningJob.End> await(RunningJob running) {
        return Single.defer(() -> Single.fromCompletionStage(running.completion()));
    }

    /** See {@link VideoEditClient#resumeAll()}; emits each job as soon as it has ended or cannot continue. */
    public Flowable<ResumedJob> resumeAll() {
        return ErrorGuard.flowable(engine.records().resumeAll().observeOn(callbacks));
    }

    /** See {@link VideoEditClient#resumeAll(Consumer)}; each job is also emitted. */
    public Flowable<ResumedJob> resumeAll(Consumer<? super ResumedJob> listener) {
        Consumer<ResumedJob> hears = ErrorGuard.harmless(listener, "resumed jobs");
        return resumeAll().doOnNext(hears::accept);
    }

    /** See {@link VideoEditClient#onDisk(Submission)}. */
    public Maybe<EditedVideo> onDisk(Submission submission) {
        return ErrorGuard.maybe(engine.jobs().onDisk(submission).observeOn(callbacks));
    }

    /** The record of a job in the job store; empty if there is none. */
    public Maybe<JobRecord> find(JobKey key) {
        return ErrorGuard.maybe(engine.records().find(key).observeOn(callbacks));
    }

    /** See {@link VideoEditClient#reconcile(JobKey, UncertainPolicy)}. */
    public Single<JobRecord> reconcile(JobKey key, UncertainPolicy policy) {
        return atEdge(engine.records().reconcile(key, policy));
    }

    /** See {@link VideoEditClient#assign(JobKey, TaskId)}. */
    public Single<JobRecord> assign(JobKey key, TaskId taskId) {
        return atEdge(engine.records().assign(key, taskId));
    }

    /** See {@link VideoEditClient#release(JobKey)}. */
    public Single<JobRecord> release(JobKey key) {
        return atEdge(engine.records().release(key));
    }

    /** Queries the task once. A task that the service does not know is returned with status UNKNOWN. */
    public Single<TaskSnapshot> status(TaskId taskId) {
        return atEdge(engine.tasks().status(taskId));
    }

    /**
     * The first snapshot, then one for each change of status; the last one is of the ended task. The first query is
     * sent at once.
     */
    public Flowable<TaskSnapshot> watch(TaskId taskId) {
        return ErrorGuard.flowable(engine.tasks().watch(taskId).observeOn(callbacks));
    }

    /** See {@link VideoEditClient#await(TaskId)}. */
    public Single<TaskSnapshot> await(TaskId taskId) {
        return atEdge(engine.tasks().await(taskId));
    }

    /** See {@link VideoEditClient#await(TaskId, Duration)}. */
    public Single<TaskSnapshot> await(TaskId taskId, Duration deadline) {
        return await(taskId, Duration.ZERO, deadline, snapshot -> {});
    }

    /** See {@link VideoEditClient#await(TaskId, Duration, Duration, Consumer)}. */
    public Single<TaskSnapshot> await(
            TaskId taskId, Duration firstPoll, Duration deadline, Consumer<TaskSnapshot> onChange) {
        return atEdge(engine.tasks().await(taskId, firstPoll, deadline, onChange));
    }

    /** See {@link VideoEditClient#await(SubmittedJob)}. */
    public Single<TaskSnapshot> await(SubmittedJob submitted) {
        return atEdge(engine.tasks().await(submitted));
    }

    /** See {@link VideoEditClient#await(SubmittedJob, Duration)}. */
    public Single<TaskSnapshot> await(SubmittedJob submitted, Duration deadline) {
        return atEdge(engine.tasks().await(submitted, deadline));
    }

    /** Asks the service to cancel the task, which is possible only while it is queued. */
    public Single<CancelOutcome> cancel(TaskId taskId) {
        return atEdge(engine.tasks().cancel(taskId));
    }

    /** One page of the account's tasks. */
    public Single<TaskPage> list(TaskFilter filter) {
        return atEdge(engine.tasks().list(filter));
    }

    /** All of the account's tasks, each once; the next page is requested when the rows before it have been received. */
    public Flowable<TaskSummary> listAll(TaskFilter filter) {
        return ErrorGuard.flowable(engine.tasks().listAll(filter).observeOn(callbacks, false, 1));
    }

    /** See {@link VideoEditClient#download(TaskId, Path)}. */
    public Single<EditedVideo> download(TaskId taskId, Path target) {
        return download(taskId, Target.of(target));
    }

    /** See {@link VideoEditClient#download(TaskId, Target)}. */
    public Single<EditedVideo> download(TaskId taskId, Target target) {
        return download(taskId, target, TransferListener.NONE);
    }

    /** See {@link VideoEditClient#download(TaskId, Target, TransferListener)}. */
    public Single<EditedVideo> download(TaskId taskId, Target target, TransferListener listener) {
        return atEdge(engine.tasks().download(taskId, target, listener));
    }

    /** See {@link VideoEditClient#download(TaskSnapshot, Path)}. */
    public Single<EditedVideo> download(TaskSnapshot task, Path target) {
        return download(task, Target.of(target), TransferListener.NONE);
    }

    /** See {@link VideoEditClient#download(TaskSnapshot, Target, TransferListener)}. */
    public Single<EditedVideo> download(TaskSnapshot task, Target target, TransferListener listener) {
        return atEdge(engine.tasks().download(task, target, listener));
    }

    /** See {@link VideoEditClient#onCompletionEvent(String)}. Each subscription takes the event again. */
    public Single<EventOutcome> onCompletionEvent(String json) {
        return atEdge(engine.events().outcome(json));
    }

    /** See {@link VideoEditClient#diagnose(Path...)}. */
    public Single<Diagnosis> diagnose(Path... folders) {
        return atEdge(engine.diagnoser().diagnose(List.of(folders)));
    }

    /** Follows the job in the background, even if the caller has disposed in the meantime. */
    RunningJob running(JobAndCompletion begun) {
        return new RunningJob(
                begun.submitted(), atEdge(begun.end()).toCompletionStage().toCompletableFuture());
    }

    /** Delivers signals on other threads than the transport's, which user code must not block. */
    private <T> Single<T> atEdge(Single<T> single) {
        return ErrorGuard.single(() -> single.observeOn(callbacks));
    }
}

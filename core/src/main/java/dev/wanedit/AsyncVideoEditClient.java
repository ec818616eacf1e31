package dev.wanedit;

import dev.wanedit.diagnosis.Diagnosis;
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
import java.util.function.Consumer;

/**
 * The operations of {@link VideoEditClient} as {@link CompletableFuture}s. A call starts at once. {@code cancel(true)}
 * on its future ends the wait and the running exchange; a task that exists continues. Futures complete on the client's
 * callback executor. A failed one completes with a {@link dev.wanedit.error.WanEditException}.
 */
public final class AsyncVideoEditClient {

    private final RxVideoEditClient rx;

    AsyncVideoEditClient(RxVideoEditClient rx) {
        this.rx = rx;
    }

    /** See {@link VideoEditClient#quote(EditJob)}. */
    public CompletableFuture<Quote> quote(EditJob job) {
        return future(rx.quote(job));
    }

    /** See {@link VideoEditClient#upload(Submission)}. */
    public CompletableFuture<EditJob> upload(Submission submission) {
        return future(rx.upload(submission));
    }

    /** See {@link VideoEditClient#submit(EditJob)}. */
    public CompletableFuture<SubmittedJob> submit(EditJob job) {
        return future(rx.submit(job));
    }

    /** See {@link VideoEditClient#submit(JobKey, EditJob)}. */
    public CompletableFuture<SubmittedJob> submit(JobKey key, EditJob job) {
        return future(rx.submit(key, job));
    }

    /** See {@link VideoEditClient#submit(Submission)}. */
    public CompletableFuture<SubmittedJob> submit(Submission submission) {
        return future(rx.submit(submission));
    }

    /** See {@link VideoEditClient#edit(EditJob, Path)}. */
    public CompletableFuture<EditedVideo> edit(EditJob job, Path target) {
        return future(rx.edit(job, target));
    }

    /** See {@link VideoEditClient#edit(JobKey, EditJob, Path)}. */
    public CompletableFuture<EditedVideo> edit(JobKey key, EditJob job, Path target) {
        return future(rx.edit(key, job, target));
    }

    /** See {@link VideoEditClient#edit(Submission)}. */
    public CompletableFuture<EditedVideo> edit(Submission submission) {
        return future(rx.edit(submission));
    }

    /** See {@link VideoEditClient#start(Submission)}. */
    public CompletableFuture<RunningJob> start(Submission submission) {
        return future(rx.start(submission));
    }

    /** See {@link VideoEditClient#await(RunningJob)}. Cancelling this future ends only this wait. */
    public CompletableFuture<RunningJob.End> await(RunningJob running) {
        return future(rx.await(running));
    }

    /** See {@link VideoEditClient#onDisk(Submission)}. */
    public CompletableFuture<Optional<EditedVideo>> onDisk(Submission submission) {
        return optional(rx.onDisk(submission));
    }

    /** See {@link VideoEditClient#find(JobKey)}. */
    public CompletableFuture<Optional<JobRecord>> find(JobKey key) {
        return optional(rx.find(key));
    }

    /** See {@link VideoEditClient#reconcile(JobKey, UncertainPolicy)}. */
    public CompletableFuture<JobRecord> reconcile(JobKey key, UncertainPolicy policy) {
        return future(rx.reconcile(key, policy));
    }

    /** See {@link VideoEditClient#assign(JobKey, TaskId)}. */
    public CompletableFuture<JobRecord> assign(JobKey key, TaskId taskId) {
        return future(rx.assign(key, taskId));
    }

    /** See {@link VideoEditClient#release(JobKey)}. */
    public CompletableFuture<JobRecord> release(JobKey key) {
        return future(rx.release(key));
    }

    /** See {@link VideoEditClient#resumeAll()}. */
    public CompletableFuture<List<ResumedJob>> resumeAll() {
        return future(rx.resumeAll().toList());
    }

    /** See {@link VideoEditClient#resumeAll(Consumer)}. The call returns at once, so it fits the start of an application. */
    public CompletableFuture<List<ResumedJob>> resumeAll(Consumer<? super ResumedJob> listener) {
        return future(rx.resumeAll(listener).toList());
    }

    /** See {@link VideoEditClient#status(TaskId)}. */
    public CompletableFuture<TaskSnapshot> status(TaskId taskId) {
        return future(rx.status(taskId));
    }

    /** See {@link VideoEditClient#await(TaskId)}. */
    public CompletableFuture<TaskSnapshot> await(TaskId taskId) {
        return future(rx.await(taskId));
    }

    /** See {@link VideoEditClient#await(TaskId, Duration)}. */
    public CompletableFuture<TaskSnapshot> await(TaskId taskId, Duration deadline) {
        return future(rx.await(taskId, deadline));
    }

    /** See {@link VideoEditClient#await(TaskId, Duration, Duration, Consumer)}. */
    public CompletableFuture<TaskSnapshot> await(
            TaskId taskId, Duration firstPoll, Duration deadline, Consumer<TaskSnapshot> onChange) {
        return future(rx.await(taskId, firstPoll, deadline, onChange));
    }

    /** See {@link VideoEditClient#await(SubmittedJob)}. */
    public CompletableFuture<TaskSnapshot> await(SubmittedJob submitted) {
        return future(rx.await(submitted));
    }

    /** See {@link VideoEditClient#await(SubmittedJob, Duration)}. */
    public CompletableFuture<TaskSnapshot> await(SubmittedJob submitted, Duration deadline) {
        return future(rx.await(submitted, deadline));
    }

    /** See {@link VideoEditClient#watch(TaskId, Consumer)}. */
    public CompletableFuture<TaskSnapshot> watch(TaskId taskId, Consumer<TaskSnapshot> onChange) {
        return future(rx.watch(taskId).doOnNext(onChange::accept).lastOrError());
    }

    /** See {@link VideoEditClient#cancel(TaskId)}. */
    public CompletableFuture<CancelOutcome> cancel(TaskId taskId) {
        return future(rx.cancel(taskId));
    }

    /** See {@link VideoEditClient#list(TaskFilter)}. */
    public CompletableFuture<TaskPage> list(TaskFilter filter) {
        return future(rx.list(filter));
    }

    /**
     * See {@link VideoEditClient#listAll(TaskFilter)}. The future completes with the whole list. To read only a part of
     * it, read the pages one by one with {@link #list}.
     */
    public CompletableFuture<List<TaskSummary>> listAll(TaskFilter filter) {
        return future(rx.listAll(filter).toList());
    }

    /** See {@link VideoEditClient#download(TaskId, Path)}. */
    public CompletableFuture<EditedVideo> download(TaskId taskId, Path target) {
        return future(rx.download(taskId, target));
    }

    /** See {@link VideoEditClient#download(TaskId, Target)}. */
    public CompletableFuture<EditedVideo> download(TaskId taskId, Target target) {
        return future(rx.download(taskId, target));
    }

    /** See {@link VideoEditClient#download(TaskId, Target, TransferListener)}. */
    public CompletableFuture<EditedVideo> download(TaskId taskId, Target target, TransferListener listener) {
        return future(rx.download(taskId, target, listener));
    }

    /** See {@link VideoEditClient#download(TaskSnapshot, Path)}. */
    public CompletableFuture<EditedVideo> download(TaskSnapshot task, Path target) {
        return future(rx.download(task, target));
    }

    /** See {@link VideoEditClient#download(TaskSnapshot, Target, TransferListener)}. */
    public CompletableFuture<EditedVideo> download(TaskSnapshot task, Target target, TransferListener listener) {
        return future(rx.download(task, target, listener));
    }

    /** See {@link VideoEditClient#onCompletionEvent(String)}. */
    public CompletableFuture<EventOutcome> onCompletionEvent(String json) {
        return future(rx.onCompletionEvent(json));
    }

    /** See {@link VideoEditClient#diagnose(Path...)}. */
    public CompletableFuture<Diagnosis> diagnose(Path... folders) {
        return future(rx.diagnose(folders));
    }

    private static <T> CompletableFuture<Optional<T>> optional(Maybe<T> maybe) {
        return future(maybe.map(Optional::of).defaultIfEmpty(Optional.empty()));
    }

    private static <T> CompletableFuture<T> future(Single<T> single) {
        return single.toCompletionStage().toCompletableFuture();
    }
}

package dev.wanedit.engine.download;

import dev.wanedit.engine.follow.TaskEndRules;
import dev.wanedit.engine.part.PartFile;
import dev.wanedit.engine.part.PartLocks;
import dev.wanedit.engine.part.TargetFiles;
import dev.wanedit.engine.recording.ResultRecorder;
import dev.wanedit.engine.rx.ConcurrencyLimit;
import dev.wanedit.engine.rx.DiskWork;
import dev.wanedit.event.TransferListener;
import dev.wanedit.job.EditedVideo;
import dev.wanedit.job.Target;
import dev.wanedit.port.TaskApi;
import dev.wanedit.record.ArchivedFile;
import dev.wanedit.record.JobRecord;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.CompletableTransformer;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Downloads results before their URLs expire, a few at once. A result is paid for, so a broken download is tried again
 * and continues where it stopped. If the URL expired while the download waited, or is refused, a new URL is requested once.
 */
public final class RetryingDownloader {

    private final TaskApi tasks;
    private final LimitedDownloader downloads;
    private final CompletableTransformer retries;
    private final Scheduler disk;
    private final ResultRecorder recorder;
    private final ResultLanding landing;
    private final Consumer<TaskId> onStored;
    private final Clock clock;
    private final ConcurrencyLimit limit;
    private final PartLocks locks = new PartLocks();
    private final SharedDownloads shared = new SharedDownloads();

    /**
     * @param tasks the service, within the account's rate limits; an UNKNOWN of it is confirmed
     * @param downloads downloads bytes, within limits
     * @param atOnce the most results that are downloaded at once; the others wait
     * @param retries repeats an attempt that failed for a temporary reason
     * @param disk the threads on which files are opened, checked and renamed
     * @param recorder records the files of results
     * @param onStored is notified of a task whose result is stored under its name
     * @param clock the time of day, by which a URL may have expired
     */
    public RetryingDownloader(
            TaskApi tasks,
            LimitedDownloader downloads,
            int atOnce,
            CompletableTransformer retries,
            Scheduler disk,
            ResultRecorder recorder,
            Consumer<TaskId> onStored,
            Clock clock) {
        this.tasks = tasks;
        this.downloads = downloads;
        this.limit = new ConcurrencyLimit(atOnce);
        this.retries = retries;
        this.disk = disk;
        this.recorder = recorder;
        this.landing = new ResultLanding(disk, recorder);
        this.onStored = onStored;
        this.clock = clock;
    }

    /**
     * Completes if the target can be written.
     *
     * @param taskId the task, null before it is known
     */
    public Completable checked(Target target, @Nullable TaskId taskId) {
        return DiskWork.on(disk, () -> new TargetFiles(target).check(taskId));
    }

    /** True if a recorded result exists at its path with exactly the recorded bytes. */
    public Single<Boolean> finds(ArchivedFile file) {
        return DiskWork.value(disk, file::isThere);
    }

    /** Removes files that a killed download left next to the result {@code file}. */
    public Completable tidied(TaskId taskId, Path file) {
        return DiskWork.on(disk, () -> new PartFile(taskId, Target.of(file), TransferListener.NONE, locks).tidy());
    }

    /**
     * Completes if the target can be written by a job whose record is known. If the job itself wants its result there, an
     * existing file may be that result: that is checked when the result is downloaded and can be compared.
     */
    public Completable checked(Target target, JobRecord job) {
        TaskId taskId = job.taskId();
        return taskId == null ? checked(target, (TaskId) null) : checked(target, taskId, job.target());
    }

    private Completable checked(Target target, TaskId taskId, @Nullable Path own) {
        return target.path().toAbsolutePath().equals(own)
                ? DiskWork.on(disk, () -> new TargetFiles(target).checkFolder(taskId))
                : checked(target, taskId);
    }

    /** Downloads and records the result of a task in any status; a task that has not ended is an error. */
    public Single<EditedVideo> fetch(TaskId taskId, Target target, TransferListener listener) {
        return recorded(
                taskId,
                target,
                tasks.query(taskId)
                        .flatMap(task -> task.status() == TaskStatus.UNKNOWN
                                ? leftovers(task, target, listener)
                                : downloaded(TaskEndRules.succeededOrThrow(task), true, target, listener)));
    }

    /** Downloads and records the result of a task that was just seen to have succeeded. */
    public Single<EditedVideo> fetch(TaskSnapshot task, Target target, TransferListener listener) {
        return fetch(task, true, target, listener);
    }

    /**
     * The same for a snapshot of any age.
     *
     * @param justArrived true if another query would return the same URL now
     */
    public Single<EditedVideo> fetch(TaskSnapshot task, boolean justArrived, Target target, TransferListener listener) {
        return recorded(task.taskId(), target, downloaded(task, justArrived, target, listener));
    }

    private Single<EditedVideo> recorded(TaskId taskId, Target target, Single<EditedVideo> download) {
        Completable checked = recorder.target(taskId)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMapCompletable(own -> checked(target, taskId, own.orElse(null)));
        return shared.of(taskId, target, recorder.recorded(taskId, checked.andThen(download)));
    }

    private Single<EditedVideo> downloaded(
            TaskSnapshot task, boolean justArrived, Target target, TransferListener listener) {
        return Single.defer(() ->
                notified(task, fetchOf(task, justArrived, target, listener).downloaded(limit)));
    }

    /**
     * The complete result of a task that an unfinished download left on this disk; empty if there is none. Nothing is
     * sent.
     *
     * @param task the known snapshot of the task
     */
    public Maybe<EditedVideo> left(TaskSnapshot task, Target target) {
        return DiskWork.value(disk, () -> new TargetFiles(target).hasLeftovers(task.taskId()))
                .filter(left -> left)
                .flatMap(left -> fetchOf(task, true, target, TransferListener.NONE)
                        .leftOnDiskIfWhole()
                        .doOnSuccess(video -> onStored.accept(task.taskId())));
    }

    /** The service has no result any more: a complete file on this disk becomes the result, and the rest is useless. */
    private Single<EditedVideo> leftovers(TaskSnapshot task, Target target, TransferListener listener) {
        return Single.defer(
                () -> notified(task, fetchOf(task, true, target, listener).leftOnDisk()));
    }

    private Single<EditedVideo> notified(TaskSnapshot task, Single<EditedVideo> fetch) {
        return fetch.doOnSuccess(video -> onStored.accept(task.taskId()));
    }

    private ResultFetch fetchOf(TaskSnapshot task, boolean justArrived, Target target, TransferListener listener) {
        PartFile part = new PartFile(task.taskId(), target, listener, locks);
        return new ResultFetch(tasks, downloads, retries, disk, landing, task, justArrived, target, part, clock);
    }

    /**
     * Records that a result is stored under its name. If that fails, the result is not lost; the video holds the
     * reason.
     */
    public Single<EditedVideo> recorded(EditedVideo video, ArchivedFile file) {
        return landing.recorded(video, file);
    }
}

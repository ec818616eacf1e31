package dev.wanedit.engine;

import dev.wanedit.engine.download.RetryingDownloader;
import dev.wanedit.engine.follow.Awaiter;
import dev.wanedit.engine.follow.TaskEnd;
import dev.wanedit.engine.ledger.Ledger;
import dev.wanedit.engine.ledger.RecordedTask;
import dev.wanedit.engine.ledger.TaskRecorder;
import dev.wanedit.event.TransferListener;
import dev.wanedit.job.EditedVideo;
import dev.wanedit.job.Target;
import dev.wanedit.record.ArchivedFile;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.settings.Polling;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Single;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Completes a job whose task exists: waits for the task's end and downloads the result. */
public final class JobCompleter {

    /** EXPIRED is included: the service has deleted the task, but the result may be on this disk. */
    private static final Set<JobPhase> WITH_RESULT =
            EnumSet.of(JobPhase.PENDING, JobPhase.RUNNING, JobPhase.SUCCEEDED, JobPhase.ARCHIVED, JobPhase.EXPIRED);

    private final Awaiter awaiter;
    private final Polling plan;
    private final RetryingDownloader downloader;
    private final Ledger ledger;
    private final TaskRecorder recorder;

    /**
     * @param awaiter waits for the end of tasks
     * @param plan when a new task is first queried
     * @param downloader downloads results
     * @param ledger records jobs
     * @param recorder records what happens to tasks
     */
    public JobCompleter(
            Awaiter awaiter, Polling plan, RetryingDownloader downloader, Ledger ledger, TaskRecorder recorder) {
        this.awaiter = awaiter;
        this.plan = plan;
        this.downloader = downloader;
        this.ledger = ledger;
        this.recorder = recorder;
    }

    /**
     * Waits until the task has succeeded. If its end is already known, it is not queried again.
     *
     * @param known the known snapshot of the task
     * @param deadline longest wait in total
     * @param onChange receives the first snapshot and each change of status
     */
    public Single<TaskSnapshot> awaited(TaskSnapshot known, Duration deadline, Consumer<TaskSnapshot> onChange) {
        Duration first = known.status() == TaskStatus.SUCCEEDED ? Duration.ZERO : plan.first();
        return awaited(known, first, deadline, onChange);
    }

    /** The same for a job in the store, whose task is queried when its first query is due. */
    Single<TaskSnapshot> awaited(JobRecord job, Duration deadline) {
        return Single.defer(() -> awaited(RecordedTask.of(job), ledger.untilNext(job), deadline, snapshot -> {}));
    }

    private Single<TaskSnapshot> awaited(
            TaskSnapshot known, Duration first, Duration deadline, Consumer<TaskSnapshot> onChange) {
        return known.status().ended() && known.status() != TaskStatus.SUCCEEDED
                ? Single.fromCallable(() -> TaskEnd.succeededOrThrow(known))
                : awaiter.await(known.taskId(), first, deadline, onChange);
    }

    /** Completes if the target can be written. */
    public Completable writable(Target target) {
        return downloader.checked(target, null);
    }

    /** The same for a job: an existing file at the target may be the job's own result. */
    Completable writable(Target target, JobRecord job) {
        TaskId taskId = job.taskId();
        return taskId != null && isMeantFor(job, target)
                ? downloader.folderChecked(target, taskId)
                : downloader.checked(target, taskId);
    }

    /** Downloads the result of a task and records that it is on disk. */
    public Single<EditedVideo> fetched(TaskId taskId, Target target, TransferListener listener) {
        return recorder.recorded(
                taskId, writable(taskId, target).andThen(downloader.fetchInto(taskId, target, listener)));
    }

    /** Downloads the result of a task that was just seen to have succeeded, and records that it is on disk. */
    public Single<EditedVideo> fetched(TaskSnapshot task, Target target, TransferListener listener) {
        return fetched(task, true, target, listener);
    }

    /**
     * The same for a snapshot of any age.
     *
     * @param justArrived true if another query would return the same URL now
     */
    Single<EditedVideo> fetched(TaskSnapshot task, boolean justArrived, Target target, TransferListener listener) {
        return recorder.recorded(
                task.taskId(),
                writable(task.taskId(), target).andThen(downloader.fetchInto(task, justArrived, target, listener)));
    }

    private Completable writable(TaskId taskId, Target target) {
        return ledger.later(() -> ledger.findByTask(taskId))
                .onErrorReturnItem(Optional.empty())
                .flatMapCompletable(
                        job -> job.isPresent() ? writable(target, job.get()) : downloader.checked(target, taskId));
    }

    private static boolean isMeantFor(JobRecord job, Target target) {
        return target.path().toAbsolutePath().equals(job.target());
    }

    /**
     * The result of a job if it is already on this disk but was not recorded, because the process ended or the store
     * was unavailable.
     *
     * @param target where the caller wants the result; null if the caller did not say
     */
    public Maybe<EditedVideo> home(JobRecord job, @Nullable Target target) {
        TaskId taskId = job.taskId();
        return taskId == null ? Maybe.empty() : archived(job, taskId).switchIfEmpty(left(job, target));
    }

    private Maybe<EditedVideo> archived(JobRecord job, TaskId taskId) {
        ArchivedFile file = job.archive();
        if (file == null) {
            return Maybe.empty();
        }
        EditedVideo video = new EditedVideo(file.file(), file.size(), file.sha256(), RecordedTask.of(job));
        return downloader
                .finds(file)
                .filter(there -> there)
                .flatMapSingle(there ->
                        job.phase() == JobPhase.ARCHIVED ? Single.just(video) : downloader.recorded(video, file))
                .flatMapSingle(done -> done.unrecorded() != null
                        ? Single.just(done)
                        : downloader
                                .tidied(taskId, file.file())
                                .onErrorComplete()
                                .toSingleDefault(done));
    }

    /** The files that an unfinished download left. If the task may be another job's, it is queried first. */
    private Maybe<EditedVideo> left(JobRecord job, @Nullable Target target) {
        boolean mayHaveResult = WITH_RESULT.contains(job.phase()) && !job.adopted();
        Path meant = job.target();
        List<Target> places = Stream.of(target, meant == null ? null : new Target(meant, job.overwrite()))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return mayHaveResult
                ? Flowable.fromIterable(places)
                        .concatMapMaybe(place -> downloader
                                .left(RecordedTask.succeeded(job), place)
                                .onErrorComplete()) // A fault here stops the download too, and the download reports it.
                        .firstElement()
                : Maybe.empty();
    }
}

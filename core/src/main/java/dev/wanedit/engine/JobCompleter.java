package dev.wanedit.engine;

import dev.wanedit.engine.download.Archiver;
import dev.wanedit.engine.follow.Awaiter;
import dev.wanedit.engine.follow.TaskEnd;
import dev.wanedit.engine.ledger.Ledger;
import dev.wanedit.engine.ledger.RecordedTask;
import dev.wanedit.engine.ledger.TaskRecorder;
import dev.wanedit.error.TaskExpiredException;
import dev.wanedit.event.TransferListener;
import dev.wanedit.job.EditedVideo;
import dev.wanedit.job.Target;
import dev.wanedit.record.ArchivedFile;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.settings.FollowPlan;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is left of a job once its task exists: the wait for its end, and its result. */
public final class JobCompleter {

    /** In EXPIRED the service has forgotten the task, not this disk. */
    private static final Set<JobPhase> WITH_RESULT =
            EnumSet.of(JobPhase.PENDING, JobPhase.RUNNING, JobPhase.SUCCEEDED, JobPhase.ARCHIVED, JobPhase.EXPIRED);

    private final Awaiter awaiter;
    private final FollowPlan plan;
    private final Archiver archiver;
    private final Ledger ledger;
    private final TaskRecorder notes;
    private final Scheduler timer;
    private final Function<TaskId, Completable> closing;

    /**
     * @param awaiter waits for ends
     * @param plan when a new task is first asked for
     * @param archiver brings results home
     * @param ledger where jobs are written down
     * @param notes writes down what becomes of their tasks
     * @param timer measures how long a download takes
     * @param closing fails for a task when the client closes; that ends its wait and its download
     */
    public JobCompleter(
            Awaiter awaiter,
            FollowPlan plan,
            Archiver archiver,
            Ledger ledger,
            TaskRecorder notes,
            Scheduler timer,
            Function<TaskId, Completable> closing) {
        this.awaiter = awaiter;
        this.plan = plan;
        this.archiver = archiver;
        this.ledger = ledger;
        this.notes = notes;
        this.timer = timer;
        this.closing = closing;
    }

    /**
     * Waits until the task has succeeded; an end that is known already is not asked for again.
     *
     * @param known what is known of the task
     * @param deadline longest wait in all
     * @param onChange hears of the first snapshot and of each change of status
     */
    public Single<TaskSnapshot> awaited(TaskSnapshot known, Duration deadline, Consumer<TaskSnapshot> onChange) {
        return Single.defer(() -> {
            boolean succeeded = known.status() == TaskStatus.SUCCEEDED;
            if (known.status().ended() && !succeeded) {
                return Single.fromCallable(() -> TaskEnd.succeededOrThrow(known));
            }
            Duration first = succeeded ? Duration.ZERO : plan.firstPoll();
            return awaiter.await(known.taskId(), first, deadline, onChange).takeUntil(closing.apply(known.taskId()));
        });
    }

    /** Completes if the target can be written. */
    public Completable writable(Target target) {
        return archiver.checked(target, null);
    }

    /** The same for a job: what is at the place that its result was meant for may be its result. */
    Completable writable(Target target, JobRecord job) {
        TaskId taskId = job.taskId();
        return taskId != null && isMeantFor(job, target)
                ? archiver.folderChecked(target, taskId)
                : archiver.checked(target, taskId);
    }

    /** Downloads the result of a task and writes down that it is home. */
    public Single<EditedVideo> fetched(TaskId taskId, Target target, TransferListener listener) {
        return noted(taskId, writable(taskId, target).andThen(archiver.fetchInto(taskId, target, listener)));
    }

    /** Downloads the result of a succeeded task and writes down that it is home. */
    public Single<EditedVideo> fetched(TaskSnapshot task, Target target, TransferListener listener) {
        return noted(
                task.taskId(), writable(task.taskId(), target).andThen(archiver.fetchInto(task, target, listener)));
    }

    private Completable writable(TaskId taskId, Target target) {
        return ledger.later(() -> ledger.findByTask(taskId))
                .onErrorReturnItem(Optional.empty())
                .flatMapCompletable(
                        job -> job.isPresent() ? writable(target, job.get()) : archiver.checked(target, taskId));
    }

    private static boolean isMeantFor(JobRecord job, Target target) {
        return target.path().toAbsolutePath().equals(job.target());
    }

    /**
     * The result of a job that is on this disk already, though that was not written down, because the process died or the
     * store was unavailable.
     *
     * @param target where the caller wants it; null if it does not say
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
        return archiver.finds(file)
                .filter(there -> there)
                .flatMapSingle(
                        there -> job.phase() == JobPhase.ARCHIVED ? Single.just(video) : archiver.recorded(video, file))
                .flatMapSingle(done -> done.unrecorded() != null
                        ? Single.just(done)
                        : archiver.tidied(taskId, file.file()).onErrorComplete().toSingleDefault(done));
    }

    /** What a download left that did not come to its end; a task that may be another job's is asked for first. */
    private Maybe<EditedVideo> left(JobRecord job, @Nullable Target target) {
        boolean mayHaveResult = WITH_RESULT.contains(job.phase()) && !job.adopted();
        Path meant = job.target();
        List<Target> places = Stream.of(target, meant == null ? null : new Target(meant, job.overwrite()))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return mayHaveResult
                ? Flowable.fromIterable(places)
                        .concatMapMaybe(place -> archiver.left(RecordedTask.succeeded(job), place)
                                .onErrorComplete()) // What hinders it hinders the download too, which tells it.
                        .firstElement()
                : Maybe.empty();
    }

    private Single<EditedVideo> noted(TaskId taskId, Single<EditedVideo> fetch) {
        return fetch.doOnSubscribe(begun -> notes.downloading(taskId))
                .takeUntil(closing.apply(taskId))
                .timeInterval(timer)
                .onErrorResumeNext(fault -> fault instanceof TaskExpiredException
                        ? notes.expired(taskId).andThen(Single.error(fault))
                        : Single.error(fault))
                .flatMap(video -> notes.downloaded(video.value(), Duration.ofNanos(video.time(TimeUnit.NANOSECONDS)))
                        .toSingleDefault(video.value()));
    }
}

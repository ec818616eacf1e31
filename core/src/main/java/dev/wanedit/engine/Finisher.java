package dev.wanedit.engine;

import dev.wanedit.error.TaskExpiredException;
import dev.wanedit.job.ArchivedFile;
import dev.wanedit.job.JobRecord;
import dev.wanedit.port.TransferListener;
import dev.wanedit.task.JobPhase;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** What is left of a job once its task exists: the wait for its end, and its result. */
public final class Finisher {

    private final Awaiter awaiter;
    private final FollowPlan plan;
    private final Archiver archiver;
    private final Notes notes;
    private final Scheduler timer;
    private final Function<TaskId, Completable> closing;

    /**
     * @param awaiter waits for ends
     * @param plan when a new task is first asked for
     * @param archiver brings results home
     * @param notes where it is written down
     * @param timer measures how long a download takes
     * @param closing fails for a task when the client closes; that ends its wait and its download
     */
    public Finisher(
            Awaiter awaiter,
            FollowPlan plan,
            Archiver archiver,
            Notes notes,
            Scheduler timer,
            Function<TaskId, Completable> closing) {
        this.awaiter = awaiter;
        this.plan = plan;
        this.archiver = archiver;
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

    /** Downloads the result of a task and writes down that it is home. */
    public Single<EditedVideo> fetched(TaskId taskId, Target target, TransferListener listener) {
        return noted(taskId, archiver.fetch(taskId, target, listener));
    }

    /** Downloads the result of a succeeded task and writes down that it is home. */
    public Single<EditedVideo> fetched(TaskSnapshot task, Target target, TransferListener listener) {
        return noted(task.taskId(), archiver.fetch(task, target, listener));
    }

    /** The result of a job that is home already, be it that the process died before that was written down. */
    public Maybe<EditedVideo> home(JobRecord job) {
        ArchivedFile file = job.archive();
        TaskId taskId = job.taskId();
        if (file == null || taskId == null) {
            return Maybe.empty();
        }
        EditedVideo video = new EditedVideo(file.file(), file.size(), file.sha256(), KnownTask.of(job));
        return archiver.finds(file)
                .filter(there -> there)
                .flatMapSingle(there -> job.phase() == JobPhase.ARCHIVED
                        ? Single.just(video)
                        : archiver.tidied(taskId, file.file())
                                .onErrorComplete()
                                .andThen(notes.archived(taskId))
                                .toSingleDefault(video));
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

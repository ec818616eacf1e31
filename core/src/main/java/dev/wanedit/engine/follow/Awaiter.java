package dev.wanedit.engine.follow;

import dev.wanedit.engine.duration.DurationKey;
import dev.wanedit.engine.rx.ErrorGuard;
import dev.wanedit.error.WanEditException;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Follows a task to its end. A deadline ends the wait, not the task. */
public final class Awaiter {

    private final TaskWatch watch;
    private final Function<TaskSnapshot, Single<TaskSnapshot>> noted;
    private final Duration firstPoll;
    private final Deadlines deadlines;
    private final AttemptFaults attempts;

    /**
     * @param watch asks the service
     * @param noted records a snapshot before it is emitted
     * @param firstPoll wait before the first query of a new task
     * @param timer measures the deadline
     * @param attempts reports why the last attempt to query a task failed, also for attempts that are repeated
     * internally
     */
    public Awaiter(
            TaskWatch watch,
            Function<TaskSnapshot, Single<TaskSnapshot>> noted,
            Duration firstPoll,
            Scheduler timer,
            AttemptFaults attempts) {
        this.watch = watch;
        this.noted = noted;
        this.firstPoll = firstPoll;
        this.deadlines = new Deadlines(timer);
        this.attempts = attempts;
    }

    /**
     * Waits until the task has succeeded. If it is known that it ended in another way, it is not queried again.
     *
     * @param known the known snapshot of the task
     * @param kind what is known of the edit
     * @param deadline longest wait in total
     */
    public Single<TaskSnapshot> await(TaskSnapshot known, DurationKey kind, Duration deadline) {
        return await(known, kind, known.status() == TaskStatus.SUCCEEDED ? Duration.ZERO : firstPoll, deadline);
    }

    /** The same for an edit of which nothing is known, with a wait before the first query. */
    public Single<TaskSnapshot> await(TaskSnapshot known, Duration first, Duration deadline) {
        return await(known, DurationKey.UNKNOWN, first, deadline);
    }

    private Single<TaskSnapshot> await(TaskSnapshot known, DurationKey kind, Duration first, Duration deadline) {
        return known.status().ended() && known.status() != TaskStatus.SUCCEEDED
                ? Single.fromCallable(() -> TaskEndRules.succeededOrThrow(known))
                : new TaskEnd(this, known.taskId(), kind, first, deadline, snapshot -> {});
    }

    /**
     * The succeeded task; any other end has its own exception.
     *
     * @param taskId the task
     * @param first wait before the first query
     * @param deadline longest wait in total
     * @param onChange receives the first snapshot and each change of status
     */
    public Single<TaskSnapshot> await(
            TaskId taskId, Duration first, Duration deadline, Consumer<TaskSnapshot> onChange) {
        return new TaskEnd(this, taskId, DurationKey.UNKNOWN, first, deadline, ErrorGuard.listener(onChange));
    }

    /**
     * Emits the first snapshot, then one for each change of status, the last one being an end.
     *
     * @param taskId the task
     * @param first wait before the first query
     * @param onFault receives each fault of a query that failed for a temporary reason
     */
    public Flowable<TaskSnapshot> follow(TaskId taskId, Duration first, Consumer<WanEditException> onFault) {
        return follow(taskId, DurationKey.UNKNOWN, first, onFault);
    }

    /** The same for a task of an edit whose kind is known. */
    public Flowable<TaskSnapshot> follow(
            TaskId taskId, DurationKey kind, Duration first, Consumer<WanEditException> onFault) {
        return Flowable.defer(() -> {
            TaskProgress progress = new TaskProgress(taskId);
            return watch.follow(taskId, kind, first, onFault)
                    .filter(progress::isNews)
                    .takeUntil((TaskSnapshot snapshot) -> snapshot.status().ended())
                    .concatMapSingle(noted::apply);
        });
    }

    TaskWatch watch() {
        return watch;
    }

    Deadlines deadlines() {
        return deadlines;
    }

    Single<TaskSnapshot> noted(TaskSnapshot snapshot) {
        return noted.apply(snapshot);
    }

    /** Why the last attempt to query this task failed. */
    @Nullable
    WanEditException last(TaskId taskId, @Nullable WanEditException ofAQuery) {
        WanEditException ofAnAttempt = attempts.last(taskId);
        return ofAnAttempt == null ? ofAQuery : ofAnAttempt;
    }

    /** The reasons why attempts to query tasks failed. */
    @FunctionalInterface
    public interface AttemptFaults {

        /** The reason why the last attempt for this task failed; null if it did not fail. */
        @Nullable
        WanEditException last(TaskId taskId);
    }
}

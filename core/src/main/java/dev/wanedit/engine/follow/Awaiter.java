package dev.wanedit.engine.follow;

import dev.wanedit.engine.rx.Delays;
import dev.wanedit.engine.rx.ErrorGuard;
import dev.wanedit.error.AwaitTimeoutException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Waits for the end of a task; the deadline ends the wait, not the task. */
public final class Awaiter {

    private final Follower follower;
    private final Deadlines deadlines;
    private final AttemptFaults attempts;

    /**
     * @param follower follows the task
     * @param timer measures the deadline
     * @param attempts reports why the last attempt to query a task failed, also for attempts that are repeated
     * internally
     */
    public Awaiter(Follower follower, Scheduler timer, AttemptFaults attempts) {
        this.follower = follower;
        this.deadlines = new Deadlines(timer);
        this.attempts = attempts;
    }

    /**
     * The succeeded task; any other end has its own exception.
     *
     * @param taskId the task
     * @param firstPoll wait before the first query
     * @param deadline longest wait in total
     * @param onChange receives the first snapshot and each change of status
     */
    public Single<TaskSnapshot> await(
            TaskId taskId, Duration firstPoll, Duration deadline, Consumer<TaskSnapshot> onChange) {
        Consumer<TaskSnapshot> hears = ErrorGuard.listener(onChange);
        return Single.defer(() -> {
            AtomicReference<TaskSnapshot> lastSnapshot = new AtomicReference<>();
            AtomicReference<WanEditException> lastFault = new AtomicReference<>();
            Completable timeout = deadlines.failsAfter(
                    Delays.nanos(deadline),
                    () -> new AwaitTimeoutException(
                            taskId, deadline, lastSnapshot.get(), last(taskId, lastFault.get())));
            return follower.follow(taskId, firstPoll, lastFault::set)
                    .doOnNext(snapshot -> {
                        lastSnapshot.set(snapshot);
                        lastFault.set(null);
                        hears.accept(snapshot);
                    })
                    .lastOrError()
                    .takeUntil(timeout)
                    .map(TaskEnd::succeededOrThrow);
        });
    }

    private @Nullable WanEditException last(TaskId taskId, @Nullable WanEditException ofAQuery) {
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

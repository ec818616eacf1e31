package dev.wanedit.engine.follow;

import dev.wanedit.engine.resilience.FailureStreak;
import dev.wanedit.engine.rx.Delays;
import dev.wanedit.error.WanEditException;
import dev.wanedit.event.JobListener;
import dev.wanedit.event.RetriedFault.Operation;
import dev.wanedit.port.TaskApi;
import dev.wanedit.settings.FollowPlan;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Function;

/**
 * Follows tasks to their end by queries on a timer: a waiting task is an entry in the scheduler's queue, not a thread.
 * A query that fails for a temporary reason does not end the follow: the task is paid for whether or not we see it.
 */
public final class Follower {

    /** How far a wait may differ from the plan, so that many tasks are not queried at the same moment. */
    private static final double JITTER = 0.1;

    private final TaskApi tasks;
    private final FollowPlan plan;
    private final Scheduler timer;
    private final DoubleSupplier random;
    private final Function<TaskSnapshot, Single<TaskSnapshot>> noted;
    private final JobListener listener;

    /**
     * @param tasks the service, within the account's budgets
     * @param plan when to query
     * @param timer measures the waits
     * @param random varies the waits; returns numbers from 0 to 1; called by several threads
     * @param noted records a snapshot before it is emitted
     * @param listener is notified of queries that fail for a temporary reason
     */
    public Follower(
            TaskApi tasks,
            FollowPlan plan,
            Scheduler timer,
            DoubleSupplier random,
            Function<TaskSnapshot, Single<TaskSnapshot>> noted,
            JobListener listener) {
        this.tasks = tasks;
        this.plan = plan;
        this.timer = timer;
        this.random = random;
        this.noted = noted;
        this.listener = listener;
    }

    /** The time from the submit of a task to its first query. */
    public Duration firstPoll() {
        return plan.firstPoll();
    }

    /**
     * Emits the first snapshot, then one for each change of status, the last one being an end; each subscription
     * queries again from the start.
     *
     * @param taskId the task
     * @param firstPoll wait before the first query
     * @param onFault receives each fault of a query that failed for a temporary reason
     */
    public Flowable<TaskSnapshot> follow(TaskId taskId, Duration firstPoll, Consumer<WanEditException> onFault) {
        return Flowable.defer(() -> {
            TaskProgress progress = new TaskProgress(taskId);
            FailureStreak row = new FailureStreak(Operation.WAIT, taskId, listener, timer);
            return poll(taskId, row, onFault)
                    .repeatWhen(answers -> answers.concatMap(answer -> delay(nextPoll())))
                    .delaySubscription(delay(firstPoll))
                    .filter(progress::isNews)
                    .takeUntil((TaskSnapshot snapshot) -> snapshot.status().ended())
                    .concatMapSingle(noted::apply)
                    .doFinally(row::ended);
        });
    }

    private Duration nextPoll() {
        double factor = 1 - JITTER + 2 * JITTER * random.getAsDouble();
        return Duration.ofNanos((long) (Delays.nanos(plan.pollEvery()) * factor));
    }

    private Maybe<TaskSnapshot> poll(TaskId taskId, FailureStreak row, Consumer<WanEditException> onFault) {
        return tasks.query(taskId)
                .doOnSuccess(snapshot -> row.succeeded())
                .toMaybe()
                .onErrorComplete(error -> {
                    if (!(error instanceof WanEditException fault) || !fault.isRetryable()) {
                        return false;
                    }
                    row.failed(fault);
                    onFault.accept(fault);
                    return true;
                });
    }

    private Flowable<Long> delay(Duration duration) {
        return Flowable.timer(Delays.nanos(duration), TimeUnit.NANOSECONDS, timer);
    }
}

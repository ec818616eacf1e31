package dev.wanedit.engine.follow;

import dev.wanedit.engine.rx.ObservedTaskApi;
import dev.wanedit.port.TaskApi;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.disposables.Disposable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Raises an alarm, once for each task, when a result that was seen but not downloaded expires soon. It reads the clock
 * once a minute while there is something to watch, so it also works after the clock was set or the machine was
 * suspended.
 */
public final class ResultExpiryWatch {

    private static final Logger LOG = LoggerFactory.getLogger(ResultExpiryWatch.class);
    private static final long LOOK_EVERY_MINUTES = 1;

    /**
     * About the number of tasks that an account can run within the lifetime of a result: 5 at once, some minutes each.
     */
    private static final int MOST_TASKS = 10_000;

    private final Duration ahead;
    private final Consumer<TaskSnapshot> alarm;
    private final Clock clock;
    private final Scheduler timer;
    private final Scheduler callbacks;
    private final Map<TaskId, Watched> tasks = new HashMap<>();
    private @Nullable Disposable looks;
    private boolean closed;

    /**
     * @param ahead how long before a result expires the alarm is raised
     * @param alarm receives the task; if it throws, that is logged
     * @param clock the time of day; the service reports the end of a task in it
     * @param timer measures the time between two reads of the clock
     * @param callbacks the threads on which the alarm is called
     * @param closing fails when the client closes; it ends the watch
     */
    public ResultExpiryWatch(
            Duration ahead,
            Consumer<TaskSnapshot> alarm,
            Clock clock,
            Scheduler timer,
            Scheduler callbacks,
            Completable closing) {
        this.ahead = ahead;
        this.alarm = alarm;
        this.clock = clock;
        this.timer = timer;
        this.callbacks = callbacks;
        closing.onErrorComplete().doOnComplete(this::close).subscribe();
    }

    /** The default alarm: a warning in the log. */
    public static void warn(TaskSnapshot task) {
        LOG.warn(
                "The result of task {} has not been downloaded and is gone at {}: download it before.",
                task.taskId(),
                task.resultExpiresAt().orElse(Instant.MAX));
    }

    /** The same API; this watch sees each task that is queried through it. */
    public TaskApi watching(TaskApi api) {
        return new ObservedTaskApi(api, task -> {
            seen(task);
            return Single.just(task);
        });
    }

    /** From now on there is no alarm for this task. */
    public synchronized void downloaded(TaskId taskId) {
        Watched known = tasks.get(taskId);
        Instant until = known == null ? clock.instant().plus(TaskSnapshot.RESULT_LIFETIME) : known.expiresAt;
        remember(taskId, new Watched(until, null));
    }

    private synchronized void seen(TaskSnapshot task) {
        Instant expiresAt = task.resultExpiresAt().orElse(Instant.MIN);
        if (clock.instant().isBefore(expiresAt) && !tasks.containsKey(task.taskId())) {
            remember(task.taskId(), new Watched(expiresAt, task));
        }
    }

    private void remember(TaskId taskId, Watched watched) {
        if (closed || (tasks.size() >= MOST_TASKS && !tasks.containsKey(taskId))) {
            LOG.debug("Task {}: the expiry of its result is not watched.", taskId);
            return;
        }
        tasks.put(taskId, watched);
        if (looks == null) {
            looks = timer.schedulePeriodicallyDirect(
                    this::look, LOOK_EVERY_MINUTES, LOOK_EVERY_MINUTES, TimeUnit.MINUTES);
        }
    }

    private void look() {
        for (TaskSnapshot task : due(clock.instant())) {
            callbacks.scheduleDirect(() -> tell(task));
        }
    }

    private synchronized List<TaskSnapshot> due(Instant now) {
        List<TaskSnapshot> due = new ArrayList<>();
        for (Iterator<Watched> all = tasks.values().iterator(); all.hasNext(); ) {
            Watched watched = all.next();
            if (watched.untold != null && !now.isBefore(watched.expiresAt.minus(ahead))) {
                due.add(watched.untold);
                watched.untold = null;
            }
            if (!now.isBefore(watched.expiresAt)) {
                all.remove();
            }
        }
        if (tasks.isEmpty()) {
            stopLooking();
        }
        return due;
    }

    private void tell(TaskSnapshot task) {
        try {
            alarm.accept(task);
        } catch (RuntimeException | Error e) {
            LOG.warn("Task {}: the listener for results that expire soon threw an exception.", task.taskId(), e);
        }
    }

    private synchronized void close() {
        closed = true;
        tasks.clear();
        stopLooking();
    }

    private void stopLooking() {
        if (looks != null) {
            looks.dispose();
            looks = null;
        }
    }

    /**
     * Kept until the result expires, also after the alarm or the download, so that the watch of a task that is seen
     * again does not start again.
     */
    private static final class Watched {
        private final Instant expiresAt;
        private @Nullable TaskSnapshot untold;

        Watched(Instant expiresAt, @Nullable TaskSnapshot untold) {
            this.expiresAt = expiresAt;
            this.untold = untold;
        }
    }
}

package dev.wanedit.engine.follow;

import dev.wanedit.engine.poll.PollInterval;
import dev.wanedit.engine.rx.Delays;
import dev.wanedit.engine.rx.ObservedTaskApi;
import dev.wanedit.port.TaskApi;
import dev.wanedit.settings.Polling;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import java.util.concurrent.TimeUnit;

/**
 * Queries whose answer that the service does not know the task counts only after it was repeated, as often and as fast as by
 * the watch for those that wait: the part of the service that answered may be behind the others.
 */
public final class ConfirmedUnknown {

    private final long every;
    private final Scheduler timer;

    /**
     * @param polling the interval that the application set
     * @param timer measures the waits
     */
    public ConfirmedUnknown(Polling polling, Scheduler timer) {
        this.every = polling.every() == null ? 0 : Delays.nanos(polling.every());
        this.timer = timer;
    }

    /** The same service with such queries. */
    public TaskApi of(TaskApi tasks) {
        return new ObservedTaskApi(tasks, task -> counted(tasks, task, 0));
    }

    private Single<TaskSnapshot> counted(TaskApi tasks, TaskSnapshot task, int before) {
        if (task.status() != TaskStatus.UNKNOWN || before >= PollInterval.MOST_UNKNOWN) {
            return Single.just(task);
        }
        return Single.timer(PollInterval.unknown(before, every), TimeUnit.NANOSECONDS, timer)
                .flatMap(due -> tasks.query(task.taskId()))
                .flatMap(next -> counted(tasks, next, before + 1));
    }
}

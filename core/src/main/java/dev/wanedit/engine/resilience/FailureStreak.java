package dev.wanedit.engine.resilience;

import dev.wanedit.error.WanEditException;
import dev.wanedit.event.JobListener;
import dev.wanedit.event.RetriedFault;
import dev.wanedit.event.RetriedFault.Operation;
import dev.wanedit.task.TaskId;
import io.reactivex.rxjava3.core.Scheduler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Counts the failures of one operation in a row, and reports each of them and the end of the row. Its methods are
 * called one after the other; the last call may come on another thread.
 */
public final class FailureStreak {

    private final Operation operation;
    private final @Nullable TaskId taskId;
    private final JobListener listener;
    private final Scheduler timer;
    private long firstNanos;
    private @Nullable RetriedFault last;

    /**
     * Nothing has failed yet.
     *
     * @param operation the kind of request
     * @param taskId the task that the request is about; null if only the fault names it
     * @param listener is notified
     * @param timer measures how long the row lasts
     */
    public FailureStreak(Operation operation, @Nullable TaskId taskId, JobListener listener, Scheduler timer) {
        this.operation = operation;
        this.taskId = taskId;
        this.listener = listener;
        this.timer = timer;
    }

    /** An attempt failed, and there will be another one. */
    public void failed(WanEditException fault) {
        listener.onRetry(next(fault));
    }

    /** An attempt succeeded. */
    public void succeeded() {
        RetriedFault before = taken();
        if (before != null) {
            listener.onRecovery(before);
        }
    }

    /** There will be no other attempt; has no effect after a success. */
    public void ended() {
        RetriedFault before = taken();
        if (before != null) {
            listener.onGivenUp(before);
        }
    }

    private synchronized RetriedFault next(WanEditException fault) {
        if (last == null) {
            firstNanos = timer.now(TimeUnit.NANOSECONDS);
        }
        int failures = last == null ? 1 : last.failures() + 1;
        TaskId about = taskId == null ? fault.taskId().orElse(null) : taskId;
        last = new RetriedFault(operation, about, fault, failures, lasting());
        return last;
    }

    private synchronized @Nullable RetriedFault taken() {
        RetriedFault row = last;
        last = null;
        return row == null
                ? null
                : new RetriedFault(row.operation(), row.taskId(), row.fault(), row.failures(), lasting());
    }

    private Duration lasting() {
        return Duration.ofNanos(timer.now(TimeUnit.NANOSECONDS) - firstNanos);
    }
}

package dev.wanedit.engine.poll;

import dev.wanedit.engine.duration.DurationHistogram;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskStatus;
import org.jspecify.annotations.Nullable;

/**
 * What the planner knows of one task that is followed: a small record without timer, thread or subscription. Its fields
 * are the planner's.
 */
public class PolledTask {

    static final long NOT_YET = Long.MIN_VALUE;

    final TaskId id;
    final long submitted;
    final DurationHistogram durations;
    TaskStatus status = TaskStatus.PENDING;
    long seen;
    long running = NOT_YET;
    long due;

    /** The number of the last sweep that showed this task, or in which its absence means nothing. */
    int sweep;

    byte misses;
    byte falseAlarms;
    byte faults;
    byte withoutResult;
    byte unknown;
    boolean sighted;
    boolean asked;

    /** The moment of the last completion event that named this task. */
    long hinted = NOT_YET;

    /** True if the query whose answer is awaited was caused by an event. */
    boolean byEvent;

    int heapIndex = -1;

    @Nullable
    DueHeap heap;

    @Nullable
    TaskChain chain;

    @Nullable
    PolledTask before;

    @Nullable
    PolledTask after;

    /**
     * @param id the task
     * @param submitted the moment at which the service created it
     * @param durations how long such edits run
     */
    protected PolledTask(TaskId id, long submitted, DurationHistogram durations) {
        this.id = id;
        this.submitted = submitted;
        this.durations = durations;
        this.seen = submitted;
    }

    /** The task. */
    public final TaskId taskId() {
        return id;
    }

    /** The last status that a query or the list showed; PENDING before. */
    public final TaskStatus status() {
        return status;
    }

    @Override
    public final String toString() {
        return "PolledTask[taskId=" + id + ", status=" + status + "]";
    }

    final void leave() {
        if (heap != null) {
            heap.remove(this);
        }
        if (chain != null) {
            chain.remove(this);
        }
    }
}

package dev.wanedit.engine.poll;

import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import dev.wanedit.task.TaskSummary;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A task of the simulated account. Moments are nanoseconds; {@link Long#MAX_VALUE} is not yet. */
final class SimulatedTask {

    private static final long EPOCH_SECONDS = 1_700_000_000L;

    final TaskId id;
    final long submitted;
    final long runs;
    final boolean bad;
    long started = Long.MAX_VALUE;
    long ended = Long.MAX_VALUE;
    private @Nullable TaskSnapshot pending;
    private @Nullable TaskSnapshot running;
    private @Nullable TaskSummary pendingRow;
    private @Nullable TaskSummary runningRow;

    SimulatedTask(int number, long submitted, long runs, boolean bad) {
        this.id = new TaskId("task-" + number);
        this.submitted = submitted;
        this.runs = runs;
        this.bad = bad;
    }

    TaskStatus at(long moment) {
        if (moment >= ended) {
            return bad ? TaskStatus.FAILED : TaskStatus.SUCCEEDED;
        }
        return moment >= started ? TaskStatus.RUNNING : TaskStatus.PENDING;
    }

    TaskSummary row(long moment) {
        TaskStatus status = at(moment);
        if (status == TaskStatus.PENDING) {
            pendingRow = pendingRow == null ? row(status, null) : pendingRow;
            return pendingRow;
        }
        if (status == TaskStatus.RUNNING) {
            runningRow = runningRow == null ? row(status, time(started)) : runningRow;
            return runningRow;
        }
        return row(status, time(started));
    }

    TaskSnapshot snapshot(long moment) {
        TaskStatus status = at(moment);
        if (status == TaskStatus.PENDING) {
            pending = pending == null ? TaskSnapshot.of(id, status) : pending;
            return pending;
        }
        if (status == TaskStatus.RUNNING) {
            running = running == null ? TaskSnapshot.of(id, status) : running;
            return running;
        }
        return new TaskSnapshot(
                id, status, status.name(), null, time(submitted), time(started), time(ended), null, null, null);
    }

    private TaskSummary row(TaskStatus status, @Nullable Instant began) {
        return new TaskSummary(id, status, status.name(), null, time(submitted), began, null);
    }

    private static @Nullable Instant time(long moment) {
        return moment == Long.MAX_VALUE ? null : Instant.ofEpochSecond(EPOCH_SECONDS, moment);
    }
}

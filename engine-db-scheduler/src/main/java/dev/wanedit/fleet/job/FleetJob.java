package dev.wanedit.fleet.job;

import dev.wanedit.fleet.result.StoredResult;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import org.jspecify.annotations.Nullable;

/**
 * What the fleet knows of a job.
 *
 * @param key the job
 * @param priority its priority among the jobs that wait to be sent
 * @param record its record in the job store
 * @param cancelWanted true if a cancel was asked for and the driver has not answered it yet
 * @param result its result; null while it is not in its place
 */
public record FleetJob(
        JobKey key,
        int priority,
        JobRecord record,
        boolean cancelWanted,
        @Nullable StoredResult result) {

    /** The job's phase. */
    public JobPhase phase() {
        return record.phase();
    }

    /** Its task; null while none is known. */
    public @Nullable TaskId taskId() {
        return record.taskId();
    }

    /** True if it has come to its end, with a result in its place or without one. */
    public boolean ended() {
        return phase().terminal();
    }
}

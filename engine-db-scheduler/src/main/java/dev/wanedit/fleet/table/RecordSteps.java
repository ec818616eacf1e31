package dev.wanedit.fleet.table;

import dev.wanedit.port.JobStore;
import dev.wanedit.port.JobStore.Replacement;
import dev.wanedit.record.ArchivedFile;
import dev.wanedit.record.JobChange;
import dev.wanedit.record.JobEvent;
import dev.wanedit.record.JobEvent.Trigger;
import dev.wanedit.record.JobRecord;
import dev.wanedit.record.JobState.Step;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskFailure;
import dev.wanedit.task.TaskId;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Steps of a record that any node may make: each replaces only the version that it was made from, or is tried again. */
public final class RecordSteps {

    private final JobStore store;
    private final InstantSource clock;

    public RecordSteps(JobStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Cancels a job that was not sent; empty if it was.
     *
     * @param why why the fleet itself cancels it; null if the application does
     */
    public Optional<JobRecord> withdrawn(JobKey key, @Nullable TaskFailure why) {
        return step(key, JobEvent.of(Trigger.WITHDRAWN), change -> change.ended(null, why));
    }

    /** The result is in its place; empty if that is recorded already, or the job has ended otherwise. */
    public Optional<JobRecord> stored(JobKey key, @Nullable ArchivedFile file) {
        return step(key, JobEvent.of(Trigger.STORED), change -> change.archive(file));
    }

    /** The application's decision that this is the task of an uncertain job; empty if the job is not uncertain. */
    public Optional<JobRecord> assigned(JobKey key, TaskId task) {
        return step(key, JobEvent.found(task), change -> change.adopted(false));
    }

    /**
     * The service has created this task for the job, but its record could not be written then. A record in READY is the same
     * job all the same: the database lost what it had stored.
     *
     * @return false if the job has another task, or has ended without one
     */
    public boolean accepted(JobKey key, TaskId task) {
        boolean unused = step(
                        key,
                        JobEvent.of(Trigger.SUBMIT_INTENDED),
                        change -> change.attempt(clock.instant()).adopted(false))
                .isPresent();
        return step(key, JobEvent.accepted(task), change -> change).isPresent()
                || assigned(key, task).isPresent()
                || store.find(key)
                        .filter(record -> task.equals(record.taskId()))
                        .isPresent();
    }

    /** The application's decision that an uncertain job has no task; empty if the job is not uncertain. */
    public Optional<JobRecord> released(JobKey key) {
        return step(key, JobEvent.of(Trigger.ABSENT), change -> change);
    }

    private Optional<JobRecord> step(JobKey key, JobEvent event, UnaryOperator<JobChange> more) {
        while (true) {
            JobRecord record = store.find(key).orElse(null);
            if (record == null || !(record.state().next(event) instanceof Step.Moved moved)) {
                return Optional.empty();
            }
            JobRecord next = more.apply(record.change().to(moved.state())).at(clock.instant());
            Replacement replacement = store.replace(next);
            if (replacement != Replacement.CHANGED_MEANWHILE) {
                return replacement == Replacement.REPLACED ? Optional.of(next) : Optional.empty();
            }
        }
    }
}

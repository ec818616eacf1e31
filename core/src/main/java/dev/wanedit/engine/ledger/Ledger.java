package dev.wanedit.engine.ledger;

import dev.wanedit.engine.rx.DiskWork;
import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.StorageException;
import dev.wanedit.job.Target;
import dev.wanedit.port.JobStore;
import dev.wanedit.port.JobStore.Replacement;
import dev.wanedit.port.JobStore.Scan;
import dev.wanedit.record.ArchivedFile;
import dev.wanedit.record.JobChange;
import dev.wanedit.record.JobEvent;
import dev.wanedit.record.JobEvent.Trigger;
import dev.wanedit.record.JobFingerprint;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.record.JobState.Step;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskFailure;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.functions.Supplier;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what becomes of each job: every change is a step of the state machine, and goes into the store only over the
 * version that it was made from. Methods block on the store; {@link #later} brings them to the threads for it.
 */
public final class Ledger {

    private static final int PAGE = 500;

    private final JobStore store;
    private final Clock clock;
    private final Scheduler disk;

    /**
     * @param store keeps the records
     * @param clock tells the time that is written down
     * @param disk the threads on which the store is asked
     */
    public Ledger(JobStore store, Clock clock, Scheduler disk) {
        this.store = store;
        this.clock = clock;
        this.disk = disk;
    }

    /** Does this on a thread for the store; nothing happens before subscription. */
    public <T> Single<T> later(Supplier<T> work) {
        return DiskWork.value(disk, work);
    }

    public Instant now() {
        return clock.instant();
    }

    public Optional<JobRecord> find(JobKey key) {
        return store.find(key);
    }

    public Optional<JobRecord> findByTask(TaskId taskId) {
        return store.findByTask(taskId);
    }

    /** The job's record, made if there is none. */
    public JobRecord open(JobKey key, JobFingerprint fingerprint, @Nullable Target target) {
        return store.insertIfAbsent(
                target == null
                        ? JobRecord.ready(key, fingerprint, null, clock.instant())
                        : JobRecord.ready(key, fingerprint, target.path(), target.overwrite(), clock.instant()));
    }

    /** Records where the result of a job goes that has none yet. */
    public JobRecord towards(JobRecord record, @Nullable Target target) {
        if (target == null || !record.open()) {
            return record;
        }
        if (target.path().equals(record.target()) && target.overwrite() == record.overwrite()) {
            return record;
        }
        JobRecord next = record.change()
                .target(target.path())
                .overwrite(target.overwrite())
                .at(clock.instant());
        return store.replace(next) == Replacement.REPLACED
                ? next
                : store.find(record.key()).orElse(record);
    }

    /** Every open job. */
    public List<JobRecord> openJobs() {
        List<JobRecord> all = new ArrayList<>();
        List<JobRecord> page = store.scan(Scan.OPEN, null, PAGE);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = store.scan(Scan.OPEN, page.get(page.size() - 1).key(), PAGE);
        }
        return all;
    }

    /** The key of every open job, be its record readable or not. */
    public List<JobKey> openKeys() {
        List<JobKey> all = new ArrayList<>();
        List<JobKey> page = store.keys(Scan.OPEN, null, PAGE);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = store.keys(Scan.OPEN, page.get(page.size() - 1), PAGE);
        }
        return all;
    }

    /**
     * Writes the intent to send a job, before it is sent.
     *
     * @return the record in SUBMITTING; empty if somebody else has taken the job since this record was read
     */
    public Optional<JobRecord> intend(JobRecord ready) {
        return step(
                ready,
                JobEvent.of(Trigger.SUBMIT_INTENDED),
                change -> change.attempt(clock.instant()).adopted(false));
    }

    /**
     * Writes down the task that the service made of a job, also if somebody else took the submit for lost meanwhile, or
     * took the task for another job's.
     *
     * @throws StorageException if the record has no place for it any more
     */
    public JobRecord accepted(JobRecord submitting, TaskId taskId) {
        JobRecord now = submitting;
        while (awaitsTask(now) && now.attempts() == submitting.attempts()) {
            JobEvent event = now.phase() == JobPhase.UNCERTAIN ? JobEvent.found(taskId) : JobEvent.accepted(taskId);
            Optional<JobRecord> moved = step(now, event, change -> change.adopted(false));
            if (moved.isPresent()) {
                return moved.get();
            }
            takeBack(taskId, now.key());
            now = store.find(now.key()).orElseThrow(() -> noPlace(submitting.key(), taskId));
        }
        if (taskId.equals(now.taskId())) {
            return now;
        }
        throw noPlace(submitting.key(), taskId);
    }

    private static boolean awaitsTask(JobRecord record) {
        return record.phase() == JobPhase.SUBMITTING || record.phase() == JobPhase.UNCERTAIN;
    }

    /** From a job that took the task from the list without a proof. */
    private void takeBack(TaskId taskId, JobKey rightful) {
        JobRecord holder = store.findByTask(taskId).orElse(null);
        if (holder == null || holder.key().equals(rightful)) {
            return;
        }
        JobEvent disproved = JobEvent.of(Trigger.DISPROVED);
        if (!holder.adopted() || Observation.event(holder, disproved).isEmpty()) {
            throw noPlace(rightful, taskId);
        }
        step(holder, disproved, change -> change.disproved(taskId).adopted(false));
    }

    /** Writes down what the fault of a create tells; a record that somebody else has changed meanwhile is left alone. */
    public Optional<JobRecord> faulted(JobRecord submitting, JobEvent event, @Nullable TaskFailure refusal) {
        return step(submitting, event, change -> change.ended(null, refusal));
    }

    /** Takes back an intent: the request surely did not leave, and will not. */
    public Optional<JobRecord> withdrawn(JobRecord submitting) {
        return step(submitting, JobEvent.of(Trigger.NOT_SENT), change -> change);
    }

    /** A submit that nobody can still be at: its answer counts as lost. */
    public Optional<JobRecord> lost(JobRecord submitting) {
        return step(submitting, JobEvent.of(Trigger.ANSWER_LOST), change -> change);
    }

    /** Takes a task of the account's list for this job's; empty if another job has it, or this one was changed. */
    public Optional<JobRecord> adopt(JobRecord uncertain, TaskId taskId, boolean confirmed) {
        return step(uncertain, JobEvent.found(taskId), change -> change.adopted(!confirmed));
    }

    /** There is surely no task. */
    public Optional<JobRecord> absent(JobRecord uncertain) {
        return step(uncertain, JobEvent.of(Trigger.ABSENT), change -> change);
    }

    /**
     * Writes down what the service said of a task.
     *
     * @return the record of the job that has this task; empty if none has
     */
    public Optional<JobRecord> observed(TaskSnapshot task) {
        return changed(task.taskId(), record -> Observation.of(record, task, clock.instant()));
    }

    /** Writes down which file the result becomes, before it takes its name. */
    public Optional<JobRecord> archiving(TaskId taskId, ArchivedFile file) {
        return changed(taskId, record -> Optional.of(record.change().archive(file)));
    }

    /** The result is whole and on disk: this file, even if that could not be written down before it took its name. */
    Optional<JobRecord> archived(TaskId taskId, ArchivedFile file) {
        return changed(
                taskId,
                record -> Observation.stored(record)
                        .map(state -> record.change().archive(file).to(state)));
    }

    /** A result that cannot be had any more has expired if its time is over; else something on the way hinders it. */
    Optional<JobRecord> expired(TaskId taskId) {
        return changed(
                taskId,
                record -> Observation.mustBeKnown(record, clock.instant())
                        ? Optional.empty()
                        : Observation.event(record, JobEvent.of(Trigger.RESULT_EXPIRED))
                                .map(state -> record.change().to(state)));
    }

    /** Changes the record of the job that has this task, anew if somebody else was faster. */
    private Optional<JobRecord> changed(TaskId taskId, Change change) {
        while (true) {
            Optional<JobRecord> found = store.findByTask(taskId);
            if (found.isEmpty()) {
                return found;
            }
            Optional<JobRecord> next = change.of(found.get()).map(made -> made.at(clock.instant()));
            if (next.isEmpty() || store.replace(next.get()) == Replacement.REPLACED) {
                return next.or(() -> found);
            }
        }
    }

    private Optional<JobRecord> step(JobRecord from, JobEvent event, UnaryOperator<JobChange> more) {
        if (!(from.state().next(event) instanceof Step.Moved moved)) {
            return Optional.empty();
        }
        JobRecord next = more.apply(from.change().to(moved.state())).at(clock.instant());
        return store.replace(next) == Replacement.REPLACED ? Optional.of(next) : Optional.empty();
    }

    private static StorageException noPlace(JobKey key, TaskId taskId) {
        return new StorageException(
                "The job store has no place for the task: its job was submitted anew, has another task, or is gone.",
                ErrorContext.of(key, taskId),
                "Keep the id: the task exists, and is billed if it succeeds.",
                null);
    }

    /** What is to be changed of a record; empty for nothing. */
    @FunctionalInterface
    private interface Change {
        Optional<JobChange> of(JobRecord record);
    }
}

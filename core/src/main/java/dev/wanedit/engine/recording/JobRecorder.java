package dev.wanedit.engine.recording;

import dev.wanedit.engine.rx.DiskWork;
import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.StorageException;
import dev.wanedit.job.Money;
import dev.wanedit.job.Target;
import dev.wanedit.port.JobStore;
import dev.wanedit.port.JobStore.Replacement;
import dev.wanedit.port.JobStore.Scan;
import dev.wanedit.port.MemoryJobStore;
import dev.wanedit.record.ArchivedFile;
import dev.wanedit.record.JobChange;
import dev.wanedit.record.JobEvent;
import dev.wanedit.record.JobEvent.Trigger;
import dev.wanedit.record.JobFigures;
import dev.wanedit.record.JobFingerprint;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.record.JobSchedule;
import dev.wanedit.record.JobState.Step;
import dev.wanedit.record.NextStep;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskFailure;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.functions.Supplier;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Records each job in the job store. Every change is a step of the state machine, and replaces only the version that it
 * was made from. Methods block on the store; {@link #later} runs them on the threads for the store.
 */
public final class JobRecorder {

    private static final int PAGE = 500;

    private final JobStore store;
    private final Clock clock;
    private final JobSchedule schedule;
    private final Scheduler disk;

    /**
     * @param store keeps the records
     * @param clock the time that is recorded
     * @param schedule what is due for a job
     * @param disk the threads on which the store is called
     */
    public JobRecorder(JobStore store, Clock clock, JobSchedule schedule, Scheduler disk) {
        this.store = store;
        this.clock = clock;
        this.schedule = schedule;
        this.disk = disk;
    }

    /** Runs the work on a thread for the store; nothing happens before subscription. */
    public <T> Single<T> later(Supplier<T> work) {
        return DiskWork.value(disk, work);
    }

    public Instant now() {
        return clock.instant();
    }

    /** What is due for a job now. */
    public NextStep next(JobRecord record) {
        return schedule.step(record, clock.instant());
    }

    /** How long it is until that is due. */
    public Duration untilNext(JobRecord record) {
        Instant now = clock.instant();
        return schedule.step(record, now).waitFrom(now);
    }

    public Optional<JobRecord> find(JobKey key) {
        return store.find(key);
    }

    public Optional<JobRecord> findByTask(TaskId taskId) {
        return store.findByTask(taskId);
    }

    /** The job's record; it is inserted if there is none. */
    public JobRecord open(JobKey key, JobFingerprint fingerprint, @Nullable Target target) {
        return open(key, fingerprint, target, JobFigures.NONE);
    }

    /** The same with what the job is expected to cost. */
    public JobRecord open(JobKey key, JobFingerprint fingerprint, @Nullable Target target, JobFigures figures) {
        return store.insertIfAbsent(JobRecord.ready(
                key,
                fingerprint,
                target == null ? null : target.path(),
                target != null && target.overwrite(),
                figures,
                clock.instant()));
    }

    /**
     * Removes the record of a job that was never sent, or whose request certainly had no effect, from a store in memory.
     * Such a store would fill otherwise; other stores are kept as they are, since another process may read them.
     */
    public void forgetUnsent(JobKey key) {
        if (store instanceof MemoryJobStore memory) {
            memory.forgetUnsent(key);
        }
    }

    /** Records the target of a job that has no result yet. */
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

    /** Every open job that the condition holds for. Reads the records of all open jobs. */
    public List<JobRecord> openJobs(Predicate<JobRecord> which) {
        List<JobRecord> all = new ArrayList<>();
        List<JobRecord> page = store.scan(Scan.OPEN, null, PAGE);
        while (!page.isEmpty()) {
            page.stream().filter(which).forEach(all::add);
            page = store.scan(Scan.OPEN, page.get(page.size() - 1).key(), PAGE);
        }
        return all;
    }

    /** The key of every open job, even if its record cannot be read. */
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
     * Records the intent to send a job, before it is sent.
     *
     * @return the record in SUBMITTING; empty if another process or thread has taken the job since this record was read
     */
    public Optional<JobRecord> intend(JobRecord ready) {
        return step(
                ready,
                JobEvent.of(Trigger.SUBMIT_INTENDED),
                change -> change.attempt(clock.instant()).adopted(false));
    }

    /**
     * Records the task that the service created for a job. This also works if another process has treated the submit as
     * lost meanwhile, or has assigned the task to another job.
     *
     * @throws StorageException if the task cannot be recorded in the record any more
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

    /** Takes the task back from a job that adopted it from the list without proof. */
    private void takeBack(TaskId taskId, JobKey rightful) {
        JobRecord holder = store.findByTask(taskId).orElse(null);
        if (holder == null || holder.key().equals(rightful)) {
            return;
        }
        JobEvent disproved = JobEvent.of(Trigger.DISPROVED);
        if (!holder.adopted() || SnapshotChange.event(holder, disproved).isEmpty()) {
            throw noPlace(rightful, taskId);
        }
        step(
                holder,
                disproved,
                change -> change.disproved(taskId)
                        .adopted(false)
                        .figures(holder.figures().withoutTask()));
    }

    /** Records the event of a failed create; a record that was changed meanwhile is not touched. */
    public Optional<JobRecord> faulted(JobRecord submitting, JobEvent event, @Nullable TaskFailure refusal) {
        return step(submitting, event, change -> withoutEffect(event, change).ended(null, refusal));
    }

    /** Takes back an intent: the request certainly was not sent, and will not be sent. */
    public Optional<JobRecord> intentTakenBack(JobRecord submitting) {
        return step(submitting, JobEvent.of(Trigger.NOT_SENT), JobChange::attemptWithoutEffect);
    }

    /** A 429 must not use up the attempts of a policy: only lost answers do. */
    private static JobChange withoutEffect(JobEvent event, JobChange change) {
        return event.trigger() == Trigger.NOT_SENT ? change.attemptWithoutEffect() : change;
    }

    /** Records that the answer of a submit is lost: no process can still be waiting for it. */
    public Optional<JobRecord> lost(JobRecord submitting) {
        return step(submitting, JobEvent.of(Trigger.ANSWER_LOST), change -> change);
    }

    /** Assigns a task of the account's list to this job; empty if another job has the task, or this job was changed. */
    public Optional<JobRecord> adopt(JobRecord uncertain, TaskId taskId, boolean confirmed) {
        return step(uncertain, JobEvent.found(taskId), change -> change.adopted(!confirmed));
    }

    /**
     * Records that it is not known when a job was sent; empty if the job was changed.
     *
     * @param now the time of the service, since this clock may be wrong: the job was sent before
     */
    public Optional<JobRecord> sentAtUnknownTime(JobRecord uncertain, Instant now) {
        JobRecord next = uncertain.change().attemptedAtUnknownTime().at(now);
        return store.replace(next) == Replacement.REPLACED ? Optional.of(next) : Optional.empty();
    }

    /** Records that there is certainly no task. */
    public Optional<JobRecord> absent(JobRecord uncertain) {
        return step(uncertain, JobEvent.of(Trigger.ABSENT), change -> change);
    }

    /**
     * Records what the service reported about a task.
     *
     * @return the record of the job with this task; empty if there is none
     */
    public Optional<JobRecord> observed(TaskSnapshot task) {
        return changed(task.taskId(), record -> SnapshotChange.of(record, task, clock.instant()));
    }

    /** The same for a job whose record was just read. */
    Optional<JobRecord> observed(JobRecord job, TaskSnapshot task, @Nullable Money cost) {
        return changed(
                task.taskId(), Optional.of(job), record -> SnapshotChange.of(record, task, cost, clock.instant()));
    }

    /** Records the file that the result will be stored as, before the part file is renamed. */
    public Optional<JobRecord> archiving(TaskId taskId, ArchivedFile file) {
        return changed(taskId, record -> Optional.of(record.change().archive(file)));
    }

    /**
     * Records that the result is complete and on disk as this file, even if the file could not be recorded before the
     * rename.
     */
    Optional<JobRecord> archived(TaskId taskId, ArchivedFile file) {
        return changed(
                taskId,
                record -> SnapshotChange.stored(record)
                        .map(state -> record.change().archive(file).to(state)));
    }

    /**
     * Records that a result which cannot be downloaded any more has expired, if its time is over. Otherwise there is
     * another cause, and nothing is recorded.
     */
    Optional<JobRecord> expired(TaskId taskId) {
        return changed(
                taskId,
                record -> SnapshotChange.mustBeKnown(record, clock.instant())
                        ? Optional.empty()
                        : SnapshotChange.event(record, JobEvent.of(Trigger.RESULT_EXPIRED))
                                .map(state -> record.change().to(state)));
    }

    /** Changes the record of the job with this task; tries again if another process or thread was faster. */
    private Optional<JobRecord> changed(TaskId taskId, Change change) {
        return changed(taskId, store.findByTask(taskId), change);
    }

    private Optional<JobRecord> changed(TaskId taskId, Optional<JobRecord> read, Change change) {
        Optional<JobRecord> found = read;
        while (found.isPresent()) {
            Optional<JobRecord> next = change.of(found.get()).map(made -> made.at(clock.instant()));
            if (next.isEmpty()) {
                return found;
            }
            if (store.replace(next.get()) == Replacement.REPLACED) {
                return next;
            }
            found = store.findByTask(taskId);
        }
        return found;
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
                "The job store could not record the task: its job was submitted again, has another task, or was"
                        + " deleted.",
                ErrorContext.of(key, taskId),
                "Keep the task id: the task exists, and is billed if it succeeds.",
                null);
    }

    /** The change of a record; empty for no change. */
    @FunctionalInterface
    private interface Change {
        Optional<JobChange> of(JobRecord record);
    }
}

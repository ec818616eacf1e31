package dev.wanedit.crash;

import dev.wanedit.crash.Life.Moment;
import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.StorageException;
import dev.wanedit.port.JobStore;
import dev.wanedit.record.JobRecord;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A way to a store on which one of the calls fails, or that one and all after it. Thread-safe if the store is. */
final class AilingStore implements JobStore {

    /** How long it fails. */
    enum Spell {
        ONE_CALL,
        UNTIL_CURED
    }

    private final JobStore store;
    private final int first;
    private final Moment moment;
    private final Spell spell;
    private int calls;
    private boolean cured;
    private String failed = "no call";

    /**
     * @param first the call that fails, counted from 1
     * @param moment whether that one has had its effect; those after it have none
     */
    AilingStore(JobStore store, int first, Moment moment, Spell spell) {
        this.store = store;
        this.first = first;
        this.moment = moment;
        this.spell = spell;
    }

    /** From here on it works. */
    synchronized void cure() {
        cured = true;
    }

    /** Whether a call failed. */
    synchronized boolean hasFailed() {
        return calls >= first;
    }

    @Override
    public synchronized String toString() {
        return spell + " " + moment + " call " + first + ", " + failed;
    }

    @Override
    public JobRecord insertIfAbsent(JobRecord record) {
        return call("insert", () -> store.insertIfAbsent(record));
    }

    @Override
    public Replacement replace(JobRecord next) {
        return call("to " + next.phase(), () -> store.replace(next));
    }

    @Override
    public Optional<JobRecord> find(JobKey key) {
        return call("find", () -> store.find(key));
    }

    @Override
    public Optional<JobRecord> findByTask(TaskId taskId) {
        return call("find by task", () -> store.findByTask(taskId));
    }

    @Override
    public List<JobRecord> scan(Scan which, @Nullable JobKey after, int limit) {
        return call("scan", () -> store.scan(which, after, limit));
    }

    @Override
    public List<JobKey> keys(Scan which, @Nullable JobKey after, int limit) {
        return call("keys", () -> store.keys(which, after, limit));
    }

    @Override
    public void close() {
        // It outlives the process.
    }

    private <T> T call(String what, Supplier<T> work) {
        Optional<Moment> fault = next(what);
        if (fault.equals(Optional.of(Moment.BEFORE))) {
            throw away();
        }
        T result = work.get();
        if (fault.isPresent()) {
            throw away();
        }
        return result;
    }

    private synchronized Optional<Moment> next(String what) {
        calls++;
        if (cured || calls < first || (calls > first && spell == Spell.ONE_CALL)) {
            return Optional.empty();
        }
        if (calls > first) {
            return Optional.of(Moment.BEFORE);
        }
        failed = what;
        return Optional.of(moment);
    }

    private static StorageException away() {
        return new StorageException("The job store is away.", ErrorContext.NONE, "Try again.", null);
    }
}

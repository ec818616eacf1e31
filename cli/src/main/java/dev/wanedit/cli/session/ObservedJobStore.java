package dev.wanedit.cli.session;

import dev.wanedit.port.JobStore;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reports each change of a job's phase after it is stored. A client can be built with it before the store is opened, so
 * that no store is created if the client cannot be built. Thread-safe if the store and the listener are.
 */
final class ObservedJobStore implements JobStore {

    private final Supplier<JobStore> opener;
    private final Consumer<JobRecord> changes;
    private final Map<JobKey, JobPhase> told = new ConcurrentHashMap<>();
    private volatile @Nullable JobStore opened;

    /**
     * @param opener opens the store
     * @param changes is notified of the changes on the threads of the store; must be quick
     */
    ObservedJobStore(Supplier<JobStore> opener, Consumer<JobRecord> changes) {
        this.opener = opener;
        this.changes = changes;
    }

    /** @throws dev.wanedit.error.StorageException if the store cannot be used */
    void open() {
        opened = opener.get();
    }

    @Override
    public JobRecord insertIfAbsent(JobRecord record) {
        return store().insertIfAbsent(record);
    }

    @Override
    public Replacement replace(JobRecord next) {
        Replacement outcome = store().replace(next);
        if (outcome == Replacement.REPLACED && told.put(next.key(), next.phase()) != next.phase()) {
            changes.accept(next);
        }
        if (!next.open()) {
            told.remove(next.key());
        }
        return outcome;
    }

    @Override
    public Optional<JobRecord> find(JobKey key) {
        return store().find(key);
    }

    @Override
    public Optional<JobRecord> findByTask(TaskId taskId) {
        return store().findByTask(taskId);
    }

    @Override
    public List<JobRecord> scan(Scan which, @Nullable JobKey after, int limit) {
        return store().scan(which, after, limit);
    }

    @Override
    public List<JobKey> keys(Scan which, @Nullable JobKey after, int limit) {
        return store().keys(which, after, limit);
    }

    @Override
    public void close() {
        JobStore store = opened;
        if (store != null) {
            store.close();
        }
    }

    private JobStore store() {
        JobStore store = opened;
        if (store == null) {
            throw new IllegalStateException("The store is not open yet.");
        }
        return store;
    }
}

package dev.wanedit.crash;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.StorageException;
import dev.wanedit.port.JobStore;
import dev.wanedit.record.JobRecord;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A way to a store that is full, locked or away whenever it is to be written down where a result lands. */
record NoLandings(JobStore store) implements JobStore {

    @Override
    public Replacement replace(JobRecord next) {
        if (next.archive() != null) {
            throw new StorageException("The job store is full.", ErrorContext.NONE, "Make room.", null);
        }
        return store.replace(next);
    }

    @Override
    public JobRecord insertIfAbsent(JobRecord record) {
        return store.insertIfAbsent(record);
    }

    @Override
    public Optional<JobRecord> find(JobKey key) {
        return store.find(key);
    }

    @Override
    public Optional<JobRecord> findByTask(TaskId taskId) {
        return store.findByTask(taskId);
    }

    @Override
    public List<JobRecord> scan(Scan which, @Nullable JobKey after, int limit) {
        return store.scan(which, after, limit);
    }

    @Override
    public List<JobKey> keys(Scan which, @Nullable JobKey after, int limit) {
        return store.keys(which, after, limit);
    }

    @Override
    public void close() {
        // It outlives the process.
    }
}

package dev.wanedit.testkit.store;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.StorageException;
import dev.wanedit.port.JobStore;
import dev.wanedit.port.MemoryJobStore;
import dev.wanedit.record.JobRecord;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A store on data that outlive it; honest, until a subclass knows worse. */
class ReferenceStore implements JobStore {

    private final Data data;
    private volatile boolean closed;

    ReferenceStore(Data data) {
        this.data = data;
    }

    /** What several stores share. */
    static final class Data {

        private volatile JobStore records = new MemoryJobStore();

        void clear() {
            records = new MemoryJobStore();
        }
    }

    /** The version under this key; 0 if there is none. */
    final long version(JobKey key) {
        return records().find(key).map(JobRecord::version).orElse(0L);
    }

    @Override
    public JobRecord insertIfAbsent(JobRecord record) {
        return records().insertIfAbsent(record);
    }

    @Override
    public Replacement replace(JobRecord next) {
        return records().replace(next);
    }

    @Override
    public Optional<JobRecord> find(JobKey key) {
        return records().find(key);
    }

    @Override
    public Optional<JobRecord> findByTask(TaskId taskId) {
        return records().findByTask(taskId);
    }

    @Override
    public List<JobRecord> scan(Scan which, @Nullable JobKey after, int limit) {
        return records().scan(which, after, limit);
    }

    @Override
    public List<JobKey> keys(Scan which, @Nullable JobKey after, int limit) {
        return scan(which, after, limit).stream().map(JobRecord::key).toList();
    }

    @Override
    public void close() {
        closed = true;
    }

    private JobStore records() {
        if (closed) {
            throw new StorageException("The store was closed.", ErrorContext.NONE, "", null);
        }
        return data.records;
    }
}

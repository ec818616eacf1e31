package dev.example;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.StorageException;
import dev.wanedit.port.JobStore;
import dev.wanedit.port.MemoryJobStore;
import dev.wanedit.record.JobRecord;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import java.util.List;
import java.util.Optional;

/** A user's store: on data that are shared by its instances and outlive them. */
final class OwnStore implements JobStore {

    private final MemoryJobStore data;
    private volatile boolean closed;

    OwnStore(MemoryJobStore data) {
        this.data = data;
    }

    @Override
    public JobRecord insertIfAbsent(JobRecord record) {
        return data().insertIfAbsent(record);
    }

    @Override
    public Replacement replace(JobRecord next) {
        return data().replace(next);
    }

    @Override
    public Optional<JobRecord> find(JobKey key) {
        return data().find(key);
    }

    @Override
    public Optional<JobRecord> findByTask(TaskId taskId) {
        return data().findByTask(taskId);
    }

    @Override
    public List<JobRecord> scan(Scan which, JobKey after, int limit) {
        return data().scan(which, after, limit);
    }

    @Override
    public List<JobKey> keys(Scan which, JobKey after, int limit) {
        return data().keys(which, after, limit);
    }

    @Override
    public void close() {
        closed = true;
    }

    private JobStore data() {
        if (closed) {
            throw new StorageException("The store is closed", ErrorContext.NONE, "", null);
        }
        return data;
    }
}

package dev.wanedit.crash;

import dev.wanedit.port.JobStore;
import dev.wanedit.record.JobRecord;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A process's way to a store that outlives it. */
record MortalStore(JobStore store, Life life) implements JobStore {

    @Override
    public JobRecord insertIfAbsent(JobRecord record) {
        return life.effect("insert " + record.key(), () -> store.insertIfAbsent(record));
    }

    @Override
    public Replacement replace(JobRecord next) {
        String what = next.key() + " becomes " + next.phase() + (next.archive() == null ? "" : ", to be archived");
        return life.effect(what, () -> store.replace(next));
    }

    @Override
    public Optional<JobRecord> find(JobKey key) {
        return life.question(() -> store.find(key));
    }

    @Override
    public Optional<JobRecord> findByTask(TaskId taskId) {
        return life.question(() -> store.findByTask(taskId));
    }

    @Override
    public List<JobRecord> scan(Scan which, @Nullable JobKey after, int limit) {
        return life.question(() -> store.scan(which, after, limit));
    }

    @Override
    public List<JobKey> keys(Scan which, @Nullable JobKey after, int limit) {
        return life.question(() -> store.keys(which, after, limit));
    }

    @Override
    public void close() {
        // The store outlives the process.
    }
}

package dev.wanedit.port;

import dev.wanedit.record.JobRecord;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The job store of a client that was given none. It holds the jobs of this process only, in memory. It keeps every open
 * job, and the newest 100,000 finished jobs. The key of an older finished job is forgotten; if it is submitted again,
 * it is a new job.
 */
public final class MemoryJobStore implements JobStore {

    private static final int MOST_ENDED = 100_000;

    private final int mostEnded;
    private final NavigableMap<JobKey, JobRecord> records = new TreeMap<>(Comparator.comparing(JobKey::value));
    private final Map<TaskId, JobKey> keys = new HashMap<>();
    private final Queue<JobKey> ended = new ArrayDeque<>();

    /** A store that keeps the newest 100,000 finished jobs. */
    public MemoryJobStore() {
        this(MOST_ENDED);
    }

    MemoryJobStore(int mostEnded) {
        this.mostEnded = mostEnded;
    }

    @Override
    public synchronized JobRecord insertIfAbsent(JobRecord record) {
        JobRecord there = records.putIfAbsent(record.key(), record);
        return there == null ? record : there;
    }

    @Override
    public synchronized Replacement replace(JobRecord next) {
        JobRecord there = records.get(next.key());
        if (there == null || there.version() != next.version() - 1) {
            return Replacement.CHANGED_MEANWHILE;
        }
        TaskId task = next.taskId();
        JobKey owner = task == null ? null : keys.get(task);
        if (owner != null && !owner.equals(next.key())) {
            return Replacement.TASK_TAKEN;
        }
        store(there, next);
        return Replacement.REPLACED;
    }

    @Override
    public synchronized Optional<JobRecord> find(JobKey key) {
        return Optional.ofNullable(records.get(key));
    }

    @Override
    public synchronized Optional<JobRecord> findByTask(TaskId taskId) {
        return Optional.ofNullable(keys.get(taskId)).map(records::get);
    }

    @Override
    public synchronized List<JobRecord> scan(Scan which, @Nullable JobKey after, int limit) {
        return (after == null ? records : records.tailMap(after, false))
                .values().stream()
                        .filter(record -> which == Scan.ALL || record.open())
                        .limit(limit)
                        .toList();
    }

    @Override
    public List<JobKey> keys(Scan which, @Nullable JobKey after, int limit) {
        return scan(which, after, limit).stream().map(JobRecord::key).toList();
    }

    @Override
    public void close() {
        // There is nothing to close.
    }

    private void store(JobRecord before, JobRecord next) {
        records.put(next.key(), next);
        if (before.taskId() != null) {
            keys.remove(before.taskId());
        }
        if (next.taskId() != null) {
            keys.put(next.taskId(), next.key());
        }
        if (before.open() && !next.open()) {
            ended.add(next.key());
            forgetOldest();
        }
    }

    private void forgetOldest() {
        while (ended.size() > mostEnded) {
            JobRecord oldest = records.remove(ended.remove());
            if (oldest != null && oldest.taskId() != null) {
                keys.remove(oldest.taskId());
            }
        }
    }
}

package dev.wanedit.port;

import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The job store of a client that was given none. It holds the jobs of this process only, in memory. It keeps every job
 * whose task may still run or is not known. Of the jobs whose task has ended, downloaded or not, it keeps the newest 5,000,
 * and each for 25 hours at most: the service deletes a result after 24. The key of a forgotten job is unknown; if it is
 * submitted again, it is a new job.
 */
public final class MemoryJobStore implements JobStore {

    private static final int MOST_ENDED = 5_000;
    private static final Duration LONGEST = TaskSnapshot.RESULT_LIFETIME.plusHours(1);

    private final int mostEnded;
    private final NavigableMap<JobKey, JobRecord> records = new TreeMap<>(Comparator.comparing(JobKey::value));
    private final Map<TaskId, JobKey> keys = new HashMap<>();

    /** When each job with an ended task was last changed, the oldest first. */
    private final Map<JobKey, Instant> ended = new LinkedHashMap<>();

    /** A store that keeps the newest 5,000 jobs whose task has ended. */
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
        ended.remove(next.key());
        if (hasEnded(next)) {
            ended.put(next.key(), next.changed());
        }
        forgetOldest(next.changed());
    }

    private static boolean hasEnded(JobRecord job) {
        return !job.open() || job.phase() == JobPhase.SUCCEEDED;
    }

    private void forgetOldest(Instant now) {
        Iterator<Map.Entry<JobKey, Instant>> oldest = ended.entrySet().iterator();
        while (oldest.hasNext()) {
            Map.Entry<JobKey, Instant> job = oldest.next();
            if (ended.size() <= mostEnded && !job.getValue().plus(LONGEST).isBefore(now)) {
                return;
            }
            oldest.remove();
            forget(job.getKey());
        }
    }

    private void forget(JobKey key) {
        JobRecord job = records.remove(key);
        if (job != null && job.taskId() != null) {
            keys.remove(job.taskId());
        }
    }
}

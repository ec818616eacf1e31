package dev.wanedit.port;

import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import java.time.Duration;
import java.time.Instant;
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
 * whose task may still run or is not known. A job that succeeded and is not downloaded is kept for 25 hours: the service
 * deletes a result after 24. Of the jobs that need nothing more (downloaded, failed, cancelled), it keeps the newest
 * {@value #MOST_FINISHED}, for 25 hours at most: one account finishes fewer in a day, with five tasks at once of half a
 * minute each. A job that was not sent is kept for 25 hours too; if it has no key of the application, only until its submit
 * has failed. The key of a forgotten job is unknown; if it is submitted again, it is a new job.
 */
public final class MemoryJobStore implements JobStore {

    /** The most jobs that need nothing more and are kept. */
    public static final int MOST_FINISHED = 20_000;

    private static final Duration LONGEST = TaskSnapshot.RESULT_LIFETIME.plusHours(1);

    private final int mostFinished;
    private final NavigableMap<JobKey, JobRecord> records =
            new TreeMap<>((one, other) -> one.value().compareTo(other.value()));
    private final Map<TaskId, JobKey> keys = new HashMap<>();

    /** When each job that needs nothing more was last changed, the oldest first. */
    private final Map<JobKey, Instant> finished = new LinkedHashMap<>();

    /** When each job with a result that is paid for and not downloaded was last changed, the oldest first. */
    private final Map<JobKey, Instant> succeeded = new LinkedHashMap<>();

    /** When each job that was not sent was last changed, the oldest first. */
    private final Map<JobKey, Instant> unsent = new LinkedHashMap<>();

    /** A store that keeps the newest {@link #MOST_FINISHED} jobs that need nothing more. */
    public MemoryJobStore() {
        this(MOST_FINISHED);
    }

    MemoryJobStore(int mostFinished) {
        this.mostFinished = mostFinished;
    }

    @Override
    public synchronized JobRecord insertIfAbsent(JobRecord record) {
        JobRecord there = records.putIfAbsent(record.key(), record);
        if (there != null) {
            return there;
        }
        sort(record);
        return record;
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

    /**
     * Removes a job that was not sent, or whose request certainly had no effect. Does nothing if the job is in another phase
     * or unknown.
     */
    public synchronized void forgetUnsent(JobKey key) {
        if (unsent.remove(key) != null) {
            forget(key);
        }
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
        sort(next);
    }

    /** Notes how long the job is kept, and forgets those that are kept no longer. */
    private void sort(JobRecord next) {
        finished.remove(next.key());
        succeeded.remove(next.key());
        unsent.remove(next.key());
        if (!next.open()) {
            finished.put(next.key(), next.changed());
        } else if (next.phase() == JobPhase.SUCCEEDED) {
            succeeded.put(next.key(), next.changed());
        } else if (next.phase() == JobPhase.READY) {
            unsent.put(next.key(), next.changed());
        }
        forgetOldest(finished, mostFinished, next.changed());
        forgetOldest(succeeded, Integer.MAX_VALUE, next.changed());
        forgetOldest(unsent, Integer.MAX_VALUE, next.changed());
    }

    private void forgetOldest(Map<JobKey, Instant> jobs, int most, Instant now) {
        Iterator<Map.Entry<JobKey, Instant>> oldest = jobs.entrySet().iterator();
        while (oldest.hasNext()) {
            Map.Entry<JobKey, Instant> job = oldest.next();
            if (jobs.size() <= most && !job.getValue().plus(LONGEST).isBefore(now)) {
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

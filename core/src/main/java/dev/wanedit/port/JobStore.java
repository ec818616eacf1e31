package dev.wanedit.port;

import dev.wanedit.record.JobRecord;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is known of each job, so that a crash, a deploy or a lost answer neither pays twice nor loses what was paid
 * for. When a method returns, what it changed is as durable as the store ever makes it.
 *
 * <p>Methods block and are called on threads for the disk; they are safe for use by several threads, and, where the store
 * is shared, by several processes at once. A fault is a {@link dev.wanedit.error.StorageException} that says what is wrong
 * with the store; after one, the record is either as it was or as it should be, never anything else. Nothing is ever
 * overwritten but by {@link #replace}, one version at a time.
 */
public interface JobStore extends AutoCloseable {

    /** What became of a {@link JobStore#replace}. */
    enum Replacement {
        /** The new version is stored. */
        REPLACED,
        /** Another version is there, or none: somebody else was faster; nothing was changed. */
        CHANGED_MEANWHILE,
        /** Another job has this task already; nothing was changed. */
        TASK_TAKEN
    }

    /**
     * Inserts the record unless its key is there.
     *
     * @param record version 1
     * @return the record under this key now: the given one if it was inserted, else the one that was there
     */
    JobRecord insertIfAbsent(JobRecord record);

    /**
     * Stores a record in place of the version before it, at once or not at all.
     *
     * @param next the next version of what is there: {@code next.version() - 1} is expected
     */
    Replacement replace(JobRecord next);

    /** The record of this job. */
    Optional<JobRecord> find(JobKey key);

    /** The record of the job that has this task; at most one has. */
    Optional<JobRecord> findByTask(TaskId taskId);

    /**
     * Records in the order of their keys. One that cannot be read fails its page.
     *
     * @param which all, or only those of open jobs
     * @param after the last key of the page before; null for the first page
     * @param limit the most records on the page, from 1
     */
    List<JobRecord> scan(Scan which, @Nullable JobKey after, int limit);

    /**
     * The keys of those records, in the same order and pages. A record that cannot be read hinders this no more than any
     * other one does: {@link #find} tells what is wrong with it.
     *
     * @param which all, or only those of open jobs
     * @param after the last key of the page before; null for the first page
     * @param limit the most keys on the page, from 1
     */
    List<JobKey> keys(Scan which, @Nullable JobKey after, int limit);

    /** Which records to scan. */
    enum Scan {
        ALL,
        /** Those whose {@link JobRecord#open()} is true. */
        OPEN
    }

    /** Frees what this store opened itself. Idempotent. */
    @Override
    void close();
}

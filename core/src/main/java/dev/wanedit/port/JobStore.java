package dev.wanedit.port;

import dev.wanedit.record.JobRecord;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stores the record of each job, so that after a crash, a deployment or a lost answer no job is paid for twice and no
 * paid result is lost. When a method returns, its change is as durable as the store can make it.
 *
 * <p>Methods block and are called on threads for the store; they are safe for use by several threads, and, where the
 * store is shared, by several processes at once. A fault is a {@link dev.wanedit.error.StorageException} that says what
 * is wrong with the store; after a fault, the record is either the old one or the new one, never anything else. Only
 * {@link #replace} overwrites a record, one version at a time.
 */
public interface JobStore extends AutoCloseable {

    /** The outcome of {@link JobStore#replace}. */
    enum Replacement {
        /** The new version is stored. */
        REPLACED,
        /**
         * The store has another version, or none, because another process or thread was faster; nothing was changed.
         */
        CHANGED_MEANWHILE,
        /** Another job has this task already; nothing was changed. */
        TASK_TAKEN
    }

    /**
     * Inserts the record if the store has none with its key.
     *
     * @param record version 1
     * @return the record under this key now: the given record if it was inserted, otherwise the existing one
     */
    JobRecord insertIfAbsent(JobRecord record);

    /**
     * Replaces the previous version of a record atomically.
     *
     * @param next the next version: the store must hold version {@code next.version() - 1}
     */
    Replacement replace(JobRecord next);

    /** The record of this job. */
    Optional<JobRecord> find(JobKey key);

    /** The record of the job with this task; there is at most one. */
    Optional<JobRecord> findByTask(TaskId taskId);

    /**
     * Records in the order of their keys. If a record cannot be read, its page fails.
     *
     * @param which all, or only those of open jobs
     * @param after the last key of the page before; null for the first page
     * @param limit the most records on the page, from 1
     */
    List<JobRecord> scan(Scan which, @Nullable JobKey after, int limit);

    /**
     * The keys of those records, in the same order and pages. The key of a record that cannot be read is returned like
     * any other; {@link #find} reports what is wrong with the record.
     *
     * @param which all, or only those of open jobs
     * @param after the last key of the page before; null for the first page
     * @param limit the most keys on the page, from 1
     */
    List<JobKey> keys(Scan which, @Nullable JobKey after, int limit);

    /** Which records to scan. */
    enum Scan {
        /** Every record. */
        ALL,
        /** Only records whose {@link JobRecord#open()} is true. */
        OPEN
    }

    /** Frees what this store opened itself. Idempotent. */
    @Override
    void close();
}

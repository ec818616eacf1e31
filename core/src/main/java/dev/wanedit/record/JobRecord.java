package dev.wanedit.record;

import dev.wanedit.task.JobKey;
import dev.wanedit.task.Redaction;
import dev.wanedit.task.TaskFailure;
import dev.wanedit.task.TaskId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The record of a job in a job store: its state, and what is needed to resume it after a crash. It holds no secret.
 * Immutable; each change is a new record with the next {@link #version()}.
 *
 * @param key the application's name of the job
 * @param version 1 when inserted, increased by 1 with each change; stores use it for compare-and-set
 * @param state phase and task
 * @param fingerprint identifies the job's content
 * @param created when it was inserted
 * @param changed when this version was made
 * @param attempts how many times the request was sent or about to be sent, without those that certainly had no effect; of
 * two attempts with the same number, the earlier one had none
 * @param attempted when it was about to be sent the last time; null before the first time, and if the clock was wrong then
 * @param adopted true for a task that was found in the account's list and whose prompt is not confirmed yet
 * @param disproved tasks that were adopted before and turned out to be another job's
 * @param target where its result goes, absolute; null if the application did not say
 * @param archive the file that its result is stored as, or is about to be stored as; null before that
 * @param ended when its task ended; null if not known
 * @param failure why it ended without a result; null otherwise
 * @param overwrite whether its result may replace an existing file at the target
 * @param figures its quote, its bill and its times, for reports
 */
public record JobRecord(
        JobKey key,
        long version,
        JobState state,
        JobFingerprint fingerprint,
        Instant created,
        Instant changed,
        int attempts,
        @Nullable Instant attempted,
        boolean adopted,
        List<TaskId> disproved,
        @Nullable Path target,
        @Nullable ArchivedFile archive,
        @Nullable Instant ended,
        @Nullable TaskFailure failure,
        boolean overwrite,
        JobFigures figures) {

    public JobRecord {
        disproved = List.copyOf(disproved);
    }

    /** A record without figures. */
    public JobRecord(
            JobKey key,
            long version,
            JobState state,
            JobFingerprint fingerprint,
            Instant created,
            Instant changed,
            int attempts,
            @Nullable Instant attempted,
            boolean adopted,
            List<TaskId> disproved,
            @Nullable Path target,
            @Nullable ArchivedFile archive,
            @Nullable Instant ended,
            @Nullable TaskFailure failure,
            boolean overwrite) {
        this(
                key,
                version,
                state,
                fingerprint,
                created,
                changed,
                attempts,
                attempted,
                adopted,
                disproved,
                target,
                archive,
                ended,
                failure,
                overwrite,
                JobFigures.NONE);
    }

    /** A checked job that was not sent. */
    public static JobRecord ready(JobKey key, JobFingerprint fingerprint, @Nullable Path target, Instant now) {
        return ready(key, fingerprint, target, false, now);
    }

    /** A checked job that was not sent, whose result may replace an existing file. */
    public static JobRecord ready(
            JobKey key, JobFingerprint fingerprint, @Nullable Path target, boolean overwrite, Instant now) {
        return ready(key, fingerprint, target, overwrite, JobFigures.NONE, now);
    }

    /** The same with a quote. */
    public static JobRecord ready(
            JobKey key,
            JobFingerprint fingerprint,
            @Nullable Path target,
            boolean overwrite,
            JobFigures figures,
            Instant now) {
        return new JobRecord(
                key,
                1,
                JobState.ready(),
                fingerprint,
                now,
                now,
                0,
                null,
                false,
                List.of(),
                target,
                null,
                null,
                null,
                overwrite,
                figures);
    }

    /** The job's phase. */
    public JobPhase phase() {
        return state.phase();
    }

    /** Its task; null while none is known. */
    public @Nullable TaskId taskId() {
        return state.taskId();
    }

    /** True if the job is not finished. */
    public boolean open() {
        return !phase().terminal();
    }

    /** Starts the next version; values that are not changed stay. */
    public JobChange change() {
        return new JobChange(this);
    }

    /** What is needed to find the job again, without secrets. */
    @Override
    public String toString() {
        return Redaction.redact("JobRecord[key=" + key + ", version=" + version + ", phase=" + phase() + ", task="
                + taskId() + ", target=" + target + "]");
    }
}

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
 * What a job store keeps of a job: where it stands and what is needed to go on after a crash, and no secret. Immutable;
 * each change is a new record of the next {@link #version()}.
 *
 * @param key the application's name of the job
 * @param version 1 when inserted, one more with each change: the compare-and-set of a store goes by it
 * @param state phase and task
 * @param fingerprint what job it is
 * @param created when it was inserted
 * @param changed when it came to this version
 * @param attempts how often its request was about to be sent
 * @param attempted when it was last; null before the first time
 * @param adopted true for a task that was found in the account's list and whose prompt is not confirmed yet
 * @param disproved tasks that were adopted once and turned out to be another job's
 * @param target where its result goes, absolute; null if the application did not say
 * @param archive the file its result became, or is about to become; null before that
 * @param ended when its task ended; null if not known
 * @param failure why it ended without a result; null otherwise
 * @param overwrite whether its result replaces a file that is at the target
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
        boolean overwrite) {

    public JobRecord {
        disproved = List.copyOf(disproved);
    }

    /** A checked job that was not sent. */
    public static JobRecord ready(JobKey key, JobFingerprint fingerprint, @Nullable Path target, Instant now) {
        return ready(key, fingerprint, target, false, now);
    }

    /** The same, whose result may replace a file. */
    public static JobRecord ready(
            JobKey key, JobFingerprint fingerprint, @Nullable Path target, boolean overwrite, Instant now) {
        JobState ready = JobState.ready();
        return new JobRecord(
                key, 1, ready, fingerprint, now, now, 0, null, false, List.of(), target, null, null, null, overwrite);
    }

    /** Where the job stands. */
    public JobPhase phase() {
        return state.phase();
    }

    /** Its task; null while none is known. */
    public @Nullable TaskId taskId() {
        return state.taskId();
    }

    /** Whether something is left to do for it. */
    public boolean open() {
        return !phase().terminal();
    }

    /** Begins the next version; what is not changed stays. */
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

package dev.wanedit.cli.command;

import dev.wanedit.cli.result.Complaint;
import dev.wanedit.cli.result.Outcome;
import dev.wanedit.cli.session.Continuation;
import dev.wanedit.record.JobRecord;
import dev.wanedit.record.ResumedJob;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The outcome of a resumed job: its state now, and what to do. */
final class ResumedOutcome {

    private ResumedOutcome() {}

    static Outcome of(ResumedJob resumed, Continuation continuation) {
        JobRecord job = resumed.job();
        if (resumed.video() != null) {
            return Outcome.done(resumed.key(), resumed.video());
        }
        if (resumed.fault() != null) {
            Complaint complaint = Complaint.of(resumed.fault(), job == null ? null : job.taskId(), List.of());
            return Outcome.hindered(resumed.key(), resumed.fault(), complaint);
        }
        return unhindered(resumed.key(), Objects.requireNonNull(job, "read without a fault"), continuation);
    }

    private static Outcome unhindered(JobKey key, JobRecord job, Continuation continuation) {
        TaskId task = job.taskId();
        String phase = job.phase().name().toLowerCase(Locale.ROOT);
        return switch (job.phase()) {
            case READY ->
                Outcome.left(
                        key,
                        Complaint.of(
                                List.of("certainly not sent"),
                                null,
                                List.of("Run its batch again, or edit or submit with this --job-key.")));
            case SUBMITTING, UNCERTAIN, PENDING, RUNNING, SUCCEEDED ->
                Outcome.left(
                        key,
                        Complaint.of(
                                List.of(phase + "; the place for its result is not known"),
                                task,
                                task == null ? List.of() : continuation.download(task)));
            case REJECTED, FAILED, CANCELED, EXPIRED ->
                Outcome.failed(key, Complaint.of(List.of("It is " + phase + "."), task, List.of()));
            case ARCHIVED -> Outcome.left(key, Complaint.of(List.of("its result is on disk"), task, List.of()));
        };
    }
}

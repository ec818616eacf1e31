package dev.wanedit.cli.session;

import dev.wanedit.cli.result.FailureMessage;
import dev.wanedit.cli.result.Outcome;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.record.ResumedJob;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import java.util.List;
import java.util.Locale;

/** The outcome of a resumed job: its state now, and what to do. */
public final class ResumedOutcome {

    private ResumedOutcome() {}

    public static Outcome of(ResumedJob resumed, ResumeCommands resumeCommands) {
        JobRecord job = resumed.job();
        if (resumed.video() != null) {
            return Outcome.done(resumed.key(), resumed.video());
        }
        if (resumed.fault() != null) {
            FailureMessage failureMessage =
                    FailureMessage.of(resumed.fault(), job == null ? null : job.taskId(), List.of());
            return Outcome.hindered(resumed.key(), resumed.fault(), failureMessage);
        }
        return resumed instanceof ResumedJob.Done done
                ? withoutFile(done.job(), resumeCommands)
                : notSent(resumed.key());
    }

    private static Outcome notSent(JobKey key) {
        return Outcome.left(
                key,
                FailureMessage.of(
                        List.of("certainly not sent"),
                        null,
                        List.of("Run its batch again, or edit or submit with this --job-key.")));
    }

    private static Outcome withoutFile(JobRecord job, ResumeCommands resumeCommands) {
        TaskId task = job.taskId();
        if (job.phase() == JobPhase.ARCHIVED) {
            return Outcome.left(job.key(), FailureMessage.of(List.of("its result is on disk"), task, List.of()));
        }
        String phase = job.phase().name().toLowerCase(Locale.ROOT);
        return Outcome.left(
                job.key(),
                FailureMessage.of(
                        List.of(phase + "; the place for its result is not known"),
                        task,
                        task == null ? List.of() : resumeCommands.download(task)));
    }
}

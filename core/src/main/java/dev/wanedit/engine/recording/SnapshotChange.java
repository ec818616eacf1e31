package dev.wanedit.engine.recording;

import dev.wanedit.job.Money;
import dev.wanedit.record.JobChange;
import dev.wanedit.record.JobEvent;
import dev.wanedit.record.JobEvent.Trigger;
import dev.wanedit.record.JobRecord;
import dev.wanedit.record.JobState;
import dev.wanedit.record.JobState.Step;
import dev.wanedit.record.PromptDigest;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calculates the change of a job's record from a snapshot of its task. */
public final class SnapshotChange {

    private SnapshotChange() {}

    /**
     * The change; empty if the snapshot has no news.
     *
     * @param now the time of day
     */
    static Optional<JobChange> of(JobRecord record, TaskSnapshot task, Instant now) {
        return of(record, task, null, now);
    }

    /**
     * The same for a task whose cost is known.
     *
     * @param cost what the task cost; null if it is not billed, or its price is not known
     */
    static Optional<JobChange> of(JobRecord record, TaskSnapshot task, @Nullable Money cost, Instant now) {
        if (task.status() == TaskStatus.UNKNOWN && mustBeKnown(record, now)) {
            return Optional.empty();
        }
        if (record.adopted() && (contradicts(record, task) || endsUnconfirmed(task))) {
            return event(record, JobEvent.of(Trigger.DISPROVED))
                    .map(state -> record.change()
                            .to(state)
                            .disproved(task.taskId())
                            .adopted(false)
                            .figures(record.figures().withoutTask()));
        }
        boolean confirmed = record.adopted() && task.prompt() != null;
        Optional<JobState> next = event(record, JobEvent.observed(task.status()));
        if (next.isEmpty() && !confirmed) {
            return Optional.empty();
        }
        return Optional.of(record.change()
                .to(next.orElse(record.state()))
                .adopted(record.adopted() && !confirmed)
                .ended(task.endTime(), task.failure())
                .figures(record.figures().with(task, cost)));
    }

    /** The state after the event; empty if the state does not change. */
    static Optional<JobState> event(JobRecord record, JobEvent event) {
        return record.state().next(event) instanceof Step.Moved moved ? Optional.of(moved.state()) : Optional.empty();
    }

    /**
     * The state after the result is on disk. This proves that the task has succeeded, even if that was never recorded.
     */
    static Optional<JobState> stored(JobRecord record) {
        JobState ended = event(record, JobEvent.observed(TaskStatus.SUCCEEDED)).orElse(record.state());
        return ended.next(JobEvent.of(Trigger.STORED)) instanceof Step.Moved moved
                ? Optional.of(moved.state())
                : Optional.empty();
    }

    /**
     * True if the task is younger than 24 hours. If the service does not know such a task, it is another service, or
     * the API key is of another account.
     */
    static boolean mustBeKnown(JobRecord record, Instant now) {
        Instant last = record.ended() == null ? record.attempted() : record.ended();
        Instant since = last == null ? record.changed() : last;
        return now.isBefore(since.plus(TaskSnapshot.RESULT_LIFETIME));
    }

    /**
     * A task that failed or was canceled shows no prompt, so it may be another job's, and it is not billed. That is no
     * reason to treat the job as failed.
     */
    private static boolean endsUnconfirmed(TaskSnapshot task) {
        return task.prompt() == null && (task.status() == TaskStatus.FAILED || task.status() == TaskStatus.CANCELED);
    }

    /**
     * True if the task shows a prompt that is not the job's. Most tasks show their prompt only when they have
     * succeeded.
     */
    public static boolean contradicts(JobRecord record, TaskSnapshot task) {
        String told = task.prompt();
        if (told == null) {
            return false;
        }
        String expected = record.fingerprint().prompt();
        return expected == null ? !told.isBlank() : !expected.equals(PromptDigest.of(told));
    }
}

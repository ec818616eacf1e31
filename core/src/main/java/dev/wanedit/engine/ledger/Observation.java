package dev.wanedit.engine.ledger;

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

/** What a snapshot of its task makes of a job's record. */
public final class Observation {

    private Observation() {}

    /**
     * The change, empty if the snapshot brings no news.
     *
     * @param now the time of day
     */
    static Optional<JobChange> of(JobRecord record, TaskSnapshot task, Instant now) {
        if (task.status() == TaskStatus.UNKNOWN && mustBeKnown(record, now)) {
            return Optional.empty();
        }
        if (record.adopted() && (contradicts(record, task) || endsUnconfirmed(task))) {
            return event(record, JobEvent.of(Trigger.DISPROVED))
                    .map(state ->
                            record.change().to(state).disproved(task.taskId()).adopted(false));
        }
        boolean confirmed = record.adopted() && task.prompt() != null;
        Optional<JobState> next = event(record, JobEvent.observed(task.status()));
        if (next.isEmpty() && !confirmed) {
            return Optional.empty();
        }
        return Optional.of(record.change()
                .to(next.orElse(record.state()))
                .adopted(record.adopted() && !confirmed)
                .ended(task.endTime(), task.failure()));
    }

    /** The state after the event; empty if it moves nothing. */
    static Optional<JobState> event(JobRecord record, JobEvent event) {
        return record.state().next(event) instanceof Step.Moved moved ? Optional.of(moved.state()) : Optional.empty();
    }

    /** The state once the result is on disk, which proves that the task has succeeded, whether or not anybody noted that. */
    static Optional<JobState> stored(JobRecord record) {
        JobState ended = event(record, JobEvent.observed(TaskStatus.SUCCEEDED)).orElse(record.state());
        return ended.next(JobEvent.of(Trigger.STORED)) instanceof Step.Moved moved
                ? Optional.of(moved.state())
                : Optional.empty();
    }

    /** A service that does not know a task younger than 24 hours is another one, or was asked with another account's key. */
    static boolean mustBeKnown(JobRecord record, Instant now) {
        Instant last = record.ended() == null ? record.attempted() : record.ended();
        return last != null && now.isBefore(last.plus(TaskSnapshot.RESULT_LIFETIME));
    }

    /** A task that failed or was canceled tells no prompt and costs nothing: no ground to call the job failed. */
    private static boolean endsUnconfirmed(TaskSnapshot task) {
        return task.prompt() == null && (task.status() == TaskStatus.FAILED || task.status() == TaskStatus.CANCELED);
    }

    /** Whether the task repeats a prompt that is not the job's; most tasks tell theirs only when they have succeeded. */
    public static boolean contradicts(JobRecord record, TaskSnapshot task) {
        String told = task.prompt();
        if (told == null) {
            return false;
        }
        String expected = record.fingerprint().prompt();
        return expected == null ? !told.isBlank() : !expected.equals(PromptDigest.of(told));
    }
}

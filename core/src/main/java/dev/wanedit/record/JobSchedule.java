package dev.wanedit.record;

import dev.wanedit.record.NextStep.Action;
import dev.wanedit.task.TaskSnapshot;
import java.time.Duration;
import java.time.Instant;

/**
 * What is due for a stored job, and when. Pure: it reads no clock and does no I/O, so a thread, a process that resumes jobs
 * and a fleet of workers can be driven by the same table.
 *
 * @param settling the time in which a submit has certainly ended and the account's list certainly shows its task
 * @param firstPoll from the submit to the first query of the task
 */
public record JobSchedule(Duration settling, Duration firstPoll) {

    /** The next step of a job, by its record. */
    public NextStep step(JobRecord record, Instant now) {
        return switch (record.phase()) {
            case READY -> new NextStep(Action.SUBMIT, now);
            case SUBMITTING, UNCERTAIN -> new NextStep(Action.RECONCILE, settled(record, now));
            case PENDING, RUNNING -> new NextStep(Action.POLL, firstPoll(record, now));
            case SUCCEEDED -> new NextStep(resultIsOver(record, now) ? Action.POLL : Action.DOWNLOAD, now);
            case REJECTED, FAILED, CANCELED, EXPIRED, ARCHIVED -> new NextStep(Action.NOTHING, now);
        };
    }

    /** Never later than for a record that is made now, even if the clock of the process that made it is ahead. */
    private Instant settled(JobRecord record, Instant now) {
        return record.changed().isAfter(now)
                ? now.plus(settling)
                : later(record.changed().plus(settling), now);
    }

    /** Never later than for a task that is submitted now, even if the clock of the process that sent it is wrong. */
    private Instant firstPoll(JobRecord record, Instant now) {
        Instant sent = record.attempted();
        return sent == null || sent.isAfter(now) ? now.plus(firstPoll) : later(sent.plus(firstPoll), now);
    }

    /** Then a query shows whether the result is really gone. */
    private static boolean resultIsOver(JobRecord record, Instant now) {
        Instant ended = record.ended();
        return ended != null && !now.isBefore(ended.plus(TaskSnapshot.RESULT_LIFETIME));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}

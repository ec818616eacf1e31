package dev.wanedit.record;

import java.time.Duration;
import java.time.Instant;

/**
 * What is due next for a stored job.
 *
 * @param action what is to be done
 * @param notBefore the earliest time for it; it is never earlier than the time that the schedule was asked for
 */
public record NextStep(Action action, Instant notBefore) {

    /** What can be due. */
    public enum Action {
        /** The job was not sent, and the application may submit it. The store cannot: a record has digests only. */
        SUBMIT,
        /** It must be found out whether the job has a task. */
        RECONCILE,
        /** The service is queried for the task. */
        POLL,
        /** The task has succeeded, and its result can be downloaded. */
        DOWNLOAD,
        /** The job has come to its end. */
        NOTHING
    }

    /** How long to wait from this time on; zero if the step is due. */
    public Duration waitFrom(Instant now) {
        return notBefore.isAfter(now) ? Duration.between(now, notBefore) : Duration.ZERO;
    }
}

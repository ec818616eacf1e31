package dev.wanedit.fleet.job;

/** What became of a request to cancel a job. */
public enum CancelAnswer {
    /** The job was not sent, and will not be; or its task was still queued and is canceled. It costs nothing. */
    CANCELED,
    /** The task already runs: it continues to its end and is billed. */
    TOO_LATE,
    /** The job had ended before. */
    ALREADY_ENDED,
    /** The fleet does not know the job, or the service no longer knows its task. */
    NOT_FOUND,
    /** The node that drives the account has not answered yet; it will cancel the task as soon as it can. */
    REQUESTED
}

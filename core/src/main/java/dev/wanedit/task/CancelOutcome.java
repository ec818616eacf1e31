package dev.wanedit.task;

/** The outcome of a request to cancel a task. */
public enum CancelOutcome {
    /** The task was still queued and is canceled; it costs nothing. */
    CANCELED,
    /** The task already runs: it continues to its end and is billed. */
    TOO_LATE,
    /** The task had ended before. */
    ALREADY_ENDED,
    /** The service does not know the task, or has deleted it: ids are valid for 24 hours. */
    NOT_FOUND
}

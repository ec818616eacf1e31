package dev.wanedit.task;

/** What a request to cancel a task came to. */
public enum CancelOutcome {
    /** The task was still queued and is canceled; it costs nothing. */
    CANCELED,
    /** The task already runs: it goes on to its end and is billed. */
    TOO_LATE,
    /** The task had ended before. */
    ALREADY_ENDED,
    /** The service does not know the task, or no longer: ids live 24 hours. */
    NOT_FOUND
}

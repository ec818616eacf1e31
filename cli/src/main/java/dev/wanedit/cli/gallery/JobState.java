package dev.wanedit.cli.gallery;

import dev.wanedit.record.JobPhase;

/** The state of a job on the page; the texts of both languages have a name for each. */
enum JobState {
    DONE,
    SUCCEEDED,
    RUNNING,
    QUEUED,
    UNCERTAIN,
    NOT_SENT,
    FAILED,
    REFUSED,
    CANCELED,
    EXPIRED,
    UNREADABLE,
    FILE;

    static JobState of(JobPhase phase) {
        return switch (phase) {
            case READY -> NOT_SENT;
            case SUBMITTING, UNCERTAIN -> UNCERTAIN;
            case PENDING -> QUEUED;
            case RUNNING -> RUNNING;
            case SUCCEEDED -> SUCCEEDED;
            case REJECTED -> REFUSED;
            case FAILED -> FAILED;
            case CANCELED -> CANCELED;
            case EXPIRED -> EXPIRED;
            case ARCHIVED -> DONE;
        };
    }
}

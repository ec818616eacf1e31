package dev.wanedit.settings;

/** What is done about a job whose answer was lost: a task that costs money may exist or not. */
public enum UncertainPolicy {
    /** Tells it at once and does nothing by itself; the default. */
    FAIL,
    /** Takes the one task of the account's list that can be this job's; tells it when there is none, or more than one. */
    ADOPT_IF_UNIQUE,
    /**
     * As {@link #ADOPT_IF_UNIQUE}, and sends the job once more when the list shows, after the settling time, that there is
     * surely no task. The list is the service's word: if it shows a task later than that, the job is paid twice.
     */
    RESUBMIT_IF_ABSENT
}

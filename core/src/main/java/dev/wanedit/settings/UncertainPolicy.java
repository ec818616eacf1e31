package dev.wanedit.settings;

/** What to do with a job whose answer was lost: a task that is billed may exist or not. */
public enum UncertainPolicy {
    /** Reports it at once and does nothing else; the default. */
    FAIL,
    /**
     * Adopts the only task in the account's list that can be this job's; reports an error if there is no such task, or
     * more than one.
     */
    ADOPT_IF_UNIQUE,
    /**
     * As {@link #ADOPT_IF_UNIQUE}, and sends the job once more when the list shows, after the settling time, that there
     * is no task. This relies on the service's list: if the list shows the task later than that, the job is paid for
     * twice. While this machine's clock is more than 30 s wrong, the job is not sent again.
     */
    RESUBMIT_IF_ABSENT
}

package dev.wanedit.record;

/**
 * The phase of a job, from the checked job to the video on disk. {@link JobStateMachine} lists the next phases of each
 * phase.
 */
public enum JobPhase {
    /** Checked, and its media are known; nothing was sent. */
    READY(false),
    /** The request is about to be sent, or was sent. After a crash it is not known which. */
    SUBMITTING(false),
    /** Sent, but the answer was lost: a task that is billed may exist. */
    UNCERTAIN(false),
    /** The task is in the service's queue. */
    PENDING(false),
    /** The service is working on the task. */
    RUNNING(false),
    /** The task has succeeded; the result is not downloaded yet. */
    SUCCEEDED(false),
    /** The service refused to create a task. */
    REJECTED(true),
    /** The task ended without a result. */
    FAILED(true),
    /** The task was canceled, or the job was canceled before it was sent; then it has no task. */
    CANCELED(true),
    /** The service no longer knows the task or its result. */
    EXPIRED(true),
    /** The result is stored on disk. */
    ARCHIVED(true);

    private final boolean terminal;

    JobPhase(boolean terminal) {
        this.terminal = terminal;
    }

    /** True if no other phase can follow. */
    public boolean terminal() {
        return terminal;
    }
}

package dev.wanedit.record;

/** Where a job stands in its life, from the checked job to the video on disk. {@link Transitions} says what leads on. */
public enum JobPhase {
    /** Checked, its media known; nothing was sent. */
    READY(false),
    /** About to be sent or on its way: whoever finds a job here after a crash cannot know which. */
    SUBMITTING(false),
    /** Sent, and the answer was lost: a task that costs money may exist. */
    UNCERTAIN(false),
    /** The service has it in its queue. */
    PENDING(false),
    /** The service works on it. */
    RUNNING(false),
    /** The service is done; the result waits to be fetched. */
    SUCCEEDED(false),
    /** The service refused to create a task. */
    REJECTED(true),
    /** The task ended without a result. */
    FAILED(true),
    /** The task was canceled. */
    CANCELED(true),
    /** The service no longer knows the task or its result. */
    EXPIRED(true),
    /** The result is stored on disk. */
    ARCHIVED(true);

    private final boolean terminal;

    JobPhase(boolean terminal) {
        this.terminal = terminal;
    }

    /** Whether nothing leads on from here. */
    public boolean terminal() {
        return terminal;
    }
}

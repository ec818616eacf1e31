package dev.wanedit.event;

/**
 * Is notified of what a client does with its jobs. Every method does nothing unless it is overridden, and more of them may
 * come. They are called on the client's own threads, by several at once, and must be quick and must not block. What a
 * listener throws is logged and harms no job.
 *
 * <p>Nothing that a listener receives holds an API key, a signature or a data URI in its {@code toString()}.
 */
public interface JobListener {

    /** Is notified of nothing. */
    JobListener NONE = new JobListener() {};

    /** A job made a step: it was checked, uploaded, submitted, and so on. Each step is reported once, when it is done. */
    default void onStep(JobStep step) {}

    /**
     * A request failed for a reason that may pass, and will be made again. Called for each failure;
     * {@link RetriedFault#failures()} counts those in a row.
     */
    default void onRetry(RetriedFault fault) {}

    /**
     * A request that failed has succeeded.
     *
     * @param last the last failure of the row
     */
    default void onRecovery(RetriedFault last) {}

    /**
     * A request that failed is not made again: its attempts or its time ran out, or the caller stopped waiting. The caller
     * gets the fault as an exception.
     *
     * @param last the last failure of the row
     */
    default void onGivenUp(RetriedFault last) {}

    /** Something does not stop a job, and its owner should know of it: a doubtful medium, a result that expires soon. */
    default void onWarning(JobWarning warning) {}
}

package dev.wanedit.event;

/**
 * Is notified of what a client does with its jobs. By default every method does nothing; later versions may add
 * methods. The methods are called on the client's own threads, by several threads at once. They must be quick and must
 * not block. An exception of a listener is logged and does not affect the job.
 *
 * <p>No value that a listener receives shows an API key, a signature or a data URI in its {@code toString()}.
 */
public interface JobListener {

    /** Ignores everything. */
    JobListener NONE = new JobListener() {};

    /**
     * A job completed a step: it was checked, uploaded, submitted, and so on. Each step is reported once, when it is
     * done.
     */
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
     * A request that failed is not made again: its attempts or its time ran out, or the caller stopped waiting. The
     * caller receives the fault as an exception.
     *
     * @param last the last failure of the row
     */
    default void onGivenUp(RetriedFault last) {}

    /** The job continues, but its owner should know of a problem: a doubtful medium, a result that expires soon. */
    default void onWarning(JobWarning warning) {}
}

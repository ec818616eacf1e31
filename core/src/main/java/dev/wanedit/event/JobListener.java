package dev.wanedit.event;

import dev.wanedit.event.RetriedFault.Operation;
import dev.wanedit.task.TaskId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

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
     * A job took a step: it was checked, uploaded, submitted, and so on. Each step is reported once: the start of an
     * upload or a download when it starts, each other step when it is done.
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

    /**
     * A request got a permit of the account's rate limit, and is sent now.
     *
     * @param operation {@code CREATE}, {@code QUERY}, {@code LIST} or {@code CANCEL}
     * @param waited how long it waited for the permit; zero or almost zero if it was free
     */
    default void onPermit(Operation operation, Duration waited) {}

    /** A request to the service has ended. Called for each attempt. */
    default void onRequest(ServiceRequest request) {}

    /** The service reported about a task. Called for each report that the client acts on, news or not. */
    default void onTask(TaskReport task) {}

    /**
     * Work on a job starts. The first span of an edit, a submit, an await or a download starts on the thread of the caller,
     * which may have a trace of its own; a part of it starts on a thread of the client. So does the first span of work that
     * first waits for its turn or for the disk: {@code start}, a submit if {@code maxRunning} is set, and jobs that are
     * resumed. Those have no trace of the caller.
     */
    default void onSpanStart(JobSpan span) {}

    /**
     * The work has ended. Called once for each span that started, after its parts have ended.
     *
     * @param span the same object as at its start
     * @param taskId the job's task; null if there is none or it is not known
     * @param fault why it failed, a {@link java.util.concurrent.CancellationException} if the caller stopped waiting, a
     * {@link dev.wanedit.error.TransportException} of kind CLOSED if the client was closed; null if it succeeded
     */
    default void onSpanEnd(JobSpan span, @Nullable TaskId taskId, @Nullable Throwable fault) {}

    /** Both listeners: this one is notified first. An exception of one does not affect the other. */
    default JobListener and(JobListener other) {
        return new JointListener(this, other);
    }
}

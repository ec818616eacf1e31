package dev.wanedit.micrometer;

import dev.wanedit.event.JobSpan;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import io.micrometer.observation.Observation;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is known of a piece of work while it is observed. It holds no secret. */
public final class JobObservationContext extends Observation.Context {

    /** How work ended. */
    public enum Outcome {
        /** It succeeded. */
        SUCCESS,
        /** It failed; the error of the context says why. */
        FAILURE,
        /** The caller stopped waiting: nothing failed, and a task that exists continues. */
        STOPPED,
        /** It has not ended yet. */
        UNKNOWN;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final JobSpan span;
    private volatile @Nullable TaskId taskId;
    private volatile Outcome outcome = Outcome.UNKNOWN;

    JobObservationContext(JobSpan span) {
        this.span = span;
        this.taskId = span.taskId();
    }

    void ended(@Nullable TaskId task, Outcome how) {
        if (task != null) {
            this.taskId = task;
        }
        this.outcome = how;
    }

    /** The kind of work. */
    public JobSpan.Kind kind() {
        return span.kind();
    }

    /** The job, a random key if the application gave none; null if it is not known. */
    public @Nullable JobKey jobKey() {
        return span.jobKey();
    }

    /** The job's task; null as long as there is none, or if it is not known. */
    public @Nullable TaskId taskId() {
        return taskId;
    }

    /** How the work ended; {@link Outcome#UNKNOWN} before. */
    public Outcome outcome() {
        return outcome;
    }
}

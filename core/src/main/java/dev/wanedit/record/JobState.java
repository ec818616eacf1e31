package dev.wanedit.record;

import dev.wanedit.record.JobEvent.Trigger;
import dev.wanedit.task.Redaction;
import dev.wanedit.task.TaskId;
import org.jspecify.annotations.Nullable;

/**
 * The state of the state machine: a job's phase and, once it is known, its task. Pure: {@link #next} reads no clock and
 * does no I/O. So the same machine works for a thread, for a database, and for a test that kills the process after a
 * step.
 *
 * @param phase the job's phase
 * @param taskId its task; null while none is known
 */
public record JobState(JobPhase phase, @Nullable TaskId taskId) {

    /** The result of an event. */
    public sealed interface Step {

        /** The state after the event. */
        JobState state();

        /** The job is in another phase now. */
        record Moved(JobState state) implements Step {}

        /** The event changed nothing: the same status again, or a stale read. */
        record Kept(JobState state) implements Step {}

        /**
         * The event cannot happen in this phase; the state stays as it was.
         *
         * @param state the state, unchanged
         * @param reason what does not fit, as a sentence
         */
        record Refused(JobState state, String reason) implements Step {

            public Refused {
                reason = Redaction.redact(reason);
            }
        }
    }

    /** A checked job that was not sent. */
    public static JobState ready() {
        return new JobState(JobPhase.READY, null);
    }

    /** A task that is known to exist, with nothing known of its progress. */
    public static JobState created(TaskId taskId) {
        return new JobState(JobPhase.PENDING, taskId);
    }

    /** The step that the event leads to; never throws. */
    public Step next(JobEvent event) {
        return JobStateMachine.target(phase, event.trigger())
                .map(target -> step(target, event))
                .orElseGet(() -> new Step.Refused(this, refusal(event.trigger())));
    }

    private Step step(JobPhase target, JobEvent event) {
        if (target == phase) {
            return new Step.Kept(this);
        }
        TaskId known = event.trigger() == Trigger.DISPROVED ? null : taskId;
        return new Step.Moved(new JobState(target, event.taskId() == null ? known : event.taskId()));
    }

    private String refusal(Trigger trigger) {
        String subject = taskId == null ? "The job" : "Task " + taskId;
        return subject + " is " + phase + (phase.terminal() ? ", which is final: " : ": ") + trigger
                + " cannot follow it.";
    }
}

package dev.wanedit.record;

import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskStatus;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a job.
 *
 * @param trigger the kind of event
 * @param taskId the task that became known by the event; null for all events except ACCEPTED and FOUND
 */
public record JobEvent(Trigger trigger, @Nullable TaskId taskId) {

    /** The kinds of events; the rows of {@link JobStateMachine}. */
    public enum Trigger {
        /** The job is about to be sent. */
        SUBMIT_INTENDED,
        /** The application canceled the job before it was sent. */
        WITHDRAWN,
        /** The service created a task. */
        ACCEPTED,
        /** The service refused the job for certain. */
        REFUSED,
        /** The request certainly created no task, and the same job may be sent again. */
        NOT_SENT,
        /** The request may have reached the service, but its answer was lost. */
        ANSWER_LOST,
        /** Reconciliation found the task. */
        FOUND,
        /** Reconciliation showed that there is certainly no task. */
        ABSENT,
        /** The task that reconciliation found turned out to be another job's. */
        DISPROVED,
        /** A query returned PENDING. */
        SEEN_PENDING,
        /** A query returned RUNNING. */
        SEEN_RUNNING,
        /**
         * A query returned a status that is not an end and changes nothing: SUSPENDED, or one that this version does
         * not know.
         */
        SEEN_OTHER,
        /** A query returned SUCCEEDED. */
        SEEN_SUCCEEDED,
        /** A query returned FAILED. */
        SEEN_FAILED,
        /** A query returned CANCELED. */
        SEEN_CANCELED,
        /** A query returned that the service does not know the task. */
        SEEN_UNKNOWN,
        /** The result is complete and on disk. */
        STORED,
        /** The result's 24 hours are over. */
        RESULT_EXPIRED
    }

    /** An event without a task id; {@link #accepted} and {@link #found} make the events with one. */
    public static JobEvent of(Trigger trigger) {
        return new JobEvent(trigger, null);
    }

    /** The service answered with a task id. */
    public static JobEvent accepted(TaskId taskId) {
        return new JobEvent(Trigger.ACCEPTED, taskId);
    }

    /** Reconciliation found the task. */
    public static JobEvent found(TaskId taskId) {
        return new JobEvent(Trigger.FOUND, taskId);
    }

    /** A query was answered with this status. */
    public static JobEvent observed(TaskStatus status) {
        return of(
                switch (status) {
                    case PENDING -> Trigger.SEEN_PENDING;
                    case RUNNING -> Trigger.SEEN_RUNNING;
                    case SUSPENDED, UNRECOGNIZED -> Trigger.SEEN_OTHER;
                    case SUCCEEDED -> Trigger.SEEN_SUCCEEDED;
                    case FAILED -> Trigger.SEEN_FAILED;
                    case CANCELED -> Trigger.SEEN_CANCELED;
                    case UNKNOWN -> Trigger.SEEN_UNKNOWN;
                });
    }

    /** @throws IllegalArgumentException if ACCEPTED or FOUND has no task id, or another event has one */
    public JobEvent {
        boolean bringsTask = trigger == Trigger.ACCEPTED || trigger == Trigger.FOUND;
        if (bringsTask != (taskId != null)) {
            throw new IllegalArgumentException(trigger + (bringsTask ? " needs a task id" : " brings no task id"));
        }
    }
}

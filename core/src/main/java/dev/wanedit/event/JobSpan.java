package dev.wanedit.event;

import dev.wanedit.task.JobKey;
import dev.wanedit.task.Redaction;
import dev.wanedit.task.TaskId;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work on a job, from its start to its end, for tracing. Each call of the client has its own: two spans are
 * equal only if they are the same object.
 */
public final class JobSpan {

    /** The kinds of work. Later versions may add kinds. */
    public enum Kind {
        /** A whole edit, or a job that is resumed; the others are parts of it. */
        JOB,
        /** The checks, the uploads and the request that creates the task. */
        SUBMIT,
        /** The wait for the end of the task. */
        FOLLOW,
        /** The download of the result. */
        DOWNLOAD
    }

    private final Kind kind;
    private final @Nullable JobSpan parent;
    private final @Nullable JobKey jobKey;
    private final @Nullable TaskId taskId;

    private JobSpan(Kind kind, @Nullable JobSpan parent, @Nullable JobKey jobKey, @Nullable TaskId taskId) {
        this.kind = kind;
        this.parent = parent;
        this.jobKey = jobKey;
        this.taskId = taskId;
    }

    /**
     * New work.
     *
     * @param kind which work
     * @param jobKey the job; null if it is not known
     * @param taskId the task; null if there is none yet
     */
    public static JobSpan of(Kind kind, @Nullable JobKey jobKey, @Nullable TaskId taskId) {
        return new JobSpan(kind, null, jobKey, taskId);
    }

    /** Work that is a part of this work, on the same job. */
    public JobSpan part(Kind kind, @Nullable TaskId taskId) {
        return new JobSpan(kind, this, jobKey, taskId);
    }

    /** What is done. */
    public Kind kind() {
        return kind;
    }

    /** The work that this is a part of; null if the application asked for this work alone. */
    public @Nullable JobSpan parent() {
        return parent;
    }

    /** The job, a random key if the application gave none; null if it is not known. */
    public @Nullable JobKey jobKey() {
        return jobKey;
    }

    /** The task when the work started; null if there was none. */
    public @Nullable TaskId taskId() {
        return taskId;
    }

    /** For example {@code Job a: SUBMIT}. */
    @Override
    public String toString() {
        return Redaction.redact(JobPrefix.of(jobKey, taskId) + kind);
    }
}

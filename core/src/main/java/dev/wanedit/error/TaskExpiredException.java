package dev.wanedit.error;

import dev.wanedit.task.TaskId;

/** The service does not know the task or its result: it never existed in this account and region, or is over 24 h old. */
public final class TaskExpiredException extends WanEditException {

    private static final long serialVersionUID = 1L;

    /**
     * A task that the service does not know.
     *
     * @param taskId the task
     * @param problem what is not available any more, as a sentence
     */
    public TaskExpiredException(TaskId taskId, String problem) {
        super(
                problem,
                ErrorContext.of(taskId),
                "Check the id, the account of the key, and the region. After 24 hours, submit a new job.",
                null);
    }

    /**
     * A result whose URL is refused, mostly because its 24 hours are over; a proxy can be the reason too.
     *
     * @param taskId the task
     * @param problem what is not available any more, as a sentence
     * @param cause how it was refused
     */
    public TaskExpiredException(TaskId taskId, String problem, WanEditException cause) {
        super(
                problem,
                cause.context().withTask(taskId),
                "If the task ended less than 24 hours ago, check whether a proxy refuses the host. Otherwise"
                        + " submit a new job.",
                cause);
    }
}

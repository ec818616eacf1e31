package dev.wanedit.error;

import dev.wanedit.task.TaskId;

/** The service does not know the task or its result: it never existed in this account and region, or is over 24 h old. */
public final class TaskExpiredException extends WanEditException {

    private static final long serialVersionUID = 1L;

    /**
     * A task that the service does not know.
     *
     * @param taskId the task
     * @param problem what is gone, as a sentence
     */
    public TaskExpiredException(TaskId taskId, String problem) {
        super(
                problem,
                ErrorContext.of(taskId),
                "Check the id, the key's account and the region; after 24 hours only a new job helps.",
                null);
    }

    /**
     * A result whose URL is refused; most often since its 24 hours are over, but something on the way can do it too.
     *
     * @param taskId the task
     * @param problem what is gone, as a sentence
     * @param cause how it was refused
     */
    public TaskExpiredException(TaskId taskId, String problem, WanEditException cause) {
        super(
                problem,
                cause.context().withTask(taskId),
                "If the task ended less than 24 hours ago, look for a proxy that refuses the host; else only a new job helps.",
                cause);
    }
}

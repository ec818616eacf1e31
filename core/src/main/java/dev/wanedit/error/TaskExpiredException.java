package dev.wanedit.error;

import dev.wanedit.task.TaskId;

/** The service does not know the task or its result: it never existed in this account and region, or is over 24 h old. */
public final class TaskExpiredException extends WanEditException {

    private static final long serialVersionUID = 1L;

    /**
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
}

package dev.wanedit.error;

import dev.wanedit.task.TaskId;
import org.jspecify.annotations.Nullable;

/**
 * The thread was interrupted while it waited; its interrupt flag is set again. The running exchange was aborted; a task
 * that exists continues.
 */
public final class WaitInterruptedException extends WanEditException {

    private static final long serialVersionUID = 1L;

    /**
     * @param taskId the task that was waited for; null if none was known
     * @param nextStep what to do next
     * @param cause the {@link InterruptedException}
     */
    public WaitInterruptedException(@Nullable TaskId taskId, String nextStep, InterruptedException cause) {
        super("The wait was interrupted.", ErrorContext.NONE.withTask(taskId), nextStep, cause);
    }
}

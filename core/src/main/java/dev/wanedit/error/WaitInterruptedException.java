package dev.wanedit.error;

import dev.wanedit.task.TaskId;
import org.jspecify.annotations.Nullable;

/**
 * The thread was interrupted while it waited; its interrupt flag is set again. A running query, upload or download was
 * aborted; a task that exists continues. A request that was creating a task was not aborted: its task is recorded under
 * {@link #jobKey()}, which is the random key if the application chose none.
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

package dev.wanedit.error;

import dev.wanedit.task.TaskSnapshot;

/** The task failed because the service's inspection refused the prompt, the media or the result. */
public final class ContentRefusedException extends TaskFailedException {

    private static final long serialVersionUID = 1L;

    /** @param snapshot the task's last snapshot */
    public ContentRefusedException(TaskSnapshot snapshot) {
        super(
                snapshot,
                "Change the prompt or the media: the same content will be refused again by the service's inspection.");
    }
}

package dev.wanedit.event;

import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import org.jspecify.annotations.Nullable;

/** The start of a line about a job: {@code Job a, task 7f3a: }; empty if neither is known. */
final class JobPrefix {

    private JobPrefix() {}

    static String of(@Nullable JobKey jobKey, @Nullable TaskId taskId) {
        if (jobKey == null) {
            return taskId == null ? "" : "Task " + taskId + ": ";
        }
        return "Job " + jobKey + (taskId == null ? "" : ", task " + taskId) + ": ";
    }
}

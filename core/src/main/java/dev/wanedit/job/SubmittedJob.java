package dev.wanedit.job;

import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;

/**
 * A submitted job: its task exists, and is billed if it succeeds. Keep the key or the task's id if the process may end before
 * the task does. With the id, any process can wait for the task for 24 hours.
 *
 * @param key the job's key; random if the application chose none
 * @param task the service's answer to the submit; for a job that was submitted before, the state of its task in the job
 *     store
 */
public record SubmittedJob(JobKey key, TaskSnapshot task) {

    /** The task's id. */
    public TaskId taskId() {
        return task.taskId();
    }
}

package dev.wanedit;

import dev.wanedit.job.EditedVideo;
import dev.wanedit.task.CancelOutcome;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A submitted job: its task exists and is billed if it succeeds. Keep {@link #taskId()} if the process may end before the
 * task does; {@link VideoEditClient#await(TaskId)} goes on with it from anywhere for 24 hours.
 */
public final class EditHandle {

    private final VideoEditClient client;
    private final JobKey key;
    private final TaskSnapshot submitted;

    EditHandle(VideoEditClient client, JobKey key, TaskSnapshot submitted) {
        this.client = client;
        this.key = key;
        this.submitted = submitted;
    }

    /** The job's key, a random one if the application gave none. */
    public JobKey jobKey() {
        return key;
    }

    /** The task's id. */
    public TaskId taskId() {
        return submitted.taskId();
    }

    /** What the service answered to the submit; for a job that was submitted before, what the job store knows of its task. */
    public TaskSnapshot submitted() {
        return submitted;
    }

    /** See {@link VideoEditClient#status(TaskId)}. */
    public TaskSnapshot status() {
        return client.status(taskId());
    }

    /** See {@link VideoEditClient#await(TaskId)}. */
    public TaskSnapshot await() {
        return client.awaitSubmitted(submitted, null);
    }

    /** See {@link VideoEditClient#await(TaskId, Duration)}. */
    public TaskSnapshot await(Duration deadline) {
        return client.awaitSubmitted(submitted, deadline);
    }

    /** See {@link VideoEditClient#cancel(TaskId)}. */
    public CancelOutcome cancel() {
        return client.cancel(taskId());
    }

    /** See {@link VideoEditClient#download(TaskId, Path)}. */
    public EditedVideo download(Path target) {
        return client.download(taskId(), target);
    }

    @Override
    public String toString() {
        return "EditHandle[" + taskId() + "]";
    }
}

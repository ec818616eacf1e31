package dev.wanedit.job;

import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A submitted job that the client follows in the background, up to the deadline of its submission. No thread waits for it.
 *
 * @param submitted the job's key and task
 * @param completion completes when the task has succeeded, and the result is on disk if the submission has a target. It
 *     completes exceptionally with the exceptions that an edit throws, on the client's callback executor. Its
 *     {@code cancel(true)} ends the wait and the download and leaves the task alone; so does the end of the client
 */
public record RunningJob(SubmittedJob submitted, CompletableFuture<End> completion) {

    /**
     * The good end of a job.
     *
     * @param task its task, which has succeeded
     * @param video its result on disk; null if the submission has no target
     */
    public record End(TaskSnapshot task, @Nullable EditedVideo video) {

        /** The end of a job whose result is on disk. */
        public static End of(EditedVideo video) {
            return new End(video.task(), video);
        }
    }

    /** The job's key, a random one if the application gave none. */
    public JobKey key() {
        return submitted.key();
    }

    /** What is known of the task at the submit. */
    public TaskSnapshot task() {
        return submitted.task();
    }

    /** The task's id. */
    public TaskId taskId() {
        return submitted.taskId();
    }
}

package dev.wanedit.port;

import dev.wanedit.job.EditJob;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskPage;
import dev.wanedit.task.TaskSnapshot;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Single;

/** The service's four exchanges about tasks. The rules of {@link Transport} hold. */
public interface TaskApi {

    /**
     * Creates a task: the one exchange that costs money, so it is sent at most once for each subscription, whatever
     * happens on the wire.
     *
     * @param job a job without {@link dev.wanedit.job.MediaSource.LocalFile local files}
     * @return the new task's first snapshot
     */
    Single<TaskSnapshot> create(EditJob job);

    /**
     * Asks for a task once. A task that the service does not know is a snapshot with status
     * {@link dev.wanedit.task.TaskStatus#UNKNOWN}, a failed one a snapshot too: neither is an error.
     */
    Single<TaskSnapshot> query(TaskId taskId);

    /** Lists tasks of the account, one page. */
    Single<TaskPage> list(TaskFilter filter);

    /**
     * Asks to cancel a task once; completes if the service did.
     *
     * <p>Fails with {@link dev.wanedit.error.RequestRejectedException}, code {@code UnsupportedOperation}, if the task is
     * not in the queue.
     */
    Completable cancel(TaskId taskId);
}

package dev.wanedit.port;

import dev.wanedit.job.EditJob;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskPage;
import dev.wanedit.task.TaskSnapshot;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Single;

/** The service's four exchanges about tasks. The rules of {@link Transport} apply. */
public interface TaskApi {

    /**
     * Creates a task: the one exchange that costs money, so it is sent at most once for each subscription, whatever
     * happens on the wire.
     *
     * <p>A {@link dev.wanedit.error.RequestRejectedException} proves that there is no task only by its HTTP status or by a
     * code of the service; without both, the answer counts as lost.
     *
     * @param job a job without {@link dev.wanedit.job.MediaSource.LocalFile local files}
     * @return the new task's first snapshot
     */
    Single<TaskSnapshot> create(EditJob job);

    /**
     * Queries a task once. A task that the service does not know is a snapshot with status
     * {@link dev.wanedit.task.TaskStatus#UNKNOWN}. A failed task is a snapshot too. Neither is an error.
     */
    Single<TaskSnapshot> query(TaskId taskId);

    /** Lists one page of the account's tasks. */
    Single<TaskPage> list(TaskFilter filter);

    /**
     * Requests once to cancel a task; completes if the service canceled it.
     *
     * <p>Fails with {@link dev.wanedit.error.RequestRejectedException}, code {@code UnsupportedOperation}, if the task
     * is no longer in the queue.
     */
    Completable cancel(TaskId taskId);
}

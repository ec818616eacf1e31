package dev.wanedit.engine;

import dev.wanedit.job.EditJob;
import dev.wanedit.port.TaskApi;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskPage;
import dev.wanedit.task.TaskSnapshot;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Single;

/** A transport's exchanges, whose every fault reaches the one who waits; see {@link Caught}. */
public final class CaughtTasks implements TaskApi {

    private final TaskApi tasks;

    /** @param tasks the transport's */
    public CaughtTasks(TaskApi tasks) {
        this.tasks = tasks;
    }

    @Override
    public Single<TaskSnapshot> create(EditJob job) {
        return Caught.single(() -> tasks.create(job));
    }

    @Override
    public Single<TaskSnapshot> query(TaskId taskId) {
        return Caught.single(() -> tasks.query(taskId));
    }

    @Override
    public Single<TaskPage> list(TaskFilter filter) {
        return Caught.single(() -> tasks.list(filter));
    }

    @Override
    public Completable cancel(TaskId taskId) {
        return Caught.completable(() -> tasks.cancel(taskId));
    }
}

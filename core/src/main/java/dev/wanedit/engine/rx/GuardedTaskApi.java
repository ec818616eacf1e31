package dev.wanedit.engine.rx;

import dev.wanedit.job.EditJob;
import dev.wanedit.port.TaskApi;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskPage;
import dev.wanedit.task.TaskSnapshot;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Single;

/** A transport's exchanges about tasks; every fault reaches the subscriber, see {@link ErrorGuard}. */
public final class GuardedTaskApi implements TaskApi {

    private final TaskApi tasks;

    /** @param tasks the transport's task API */
    public GuardedTaskApi(TaskApi tasks) {
        this.tasks = tasks;
    }

    @Override
    public Single<TaskSnapshot> create(EditJob job) {
        return ErrorGuard.single(() -> tasks.create(job));
    }

    @Override
    public Single<TaskSnapshot> query(TaskId taskId) {
        return ErrorGuard.single(() -> tasks.query(taskId));
    }

    @Override
    public Single<TaskPage> list(TaskFilter filter) {
        return ErrorGuard.single(() -> tasks.list(filter));
    }

    @Override
    public Completable cancel(TaskId taskId) {
        return ErrorGuard.completable(() -> tasks.cancel(taskId));
    }
}

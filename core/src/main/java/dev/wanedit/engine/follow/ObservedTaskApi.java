package dev.wanedit.engine.follow;

import dev.wanedit.job.EditJob;
import dev.wanedit.port.TaskApi;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskPage;
import dev.wanedit.task.TaskSnapshot;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Single;
import java.util.function.Consumer;

/** Passes what the service reports about a task to an observer, on the thread of the answer; changes nothing. */
final class ObservedTaskApi implements TaskApi {

    private final TaskApi tasks;
    private final Consumer<TaskSnapshot> watcher;

    ObservedTaskApi(TaskApi tasks, Consumer<TaskSnapshot> watcher) {
        this.tasks = tasks;
        this.watcher = watcher;
    }

    @Override
    public Single<TaskSnapshot> create(EditJob job) {
        return tasks.create(job);
    }

    @Override
    public Single<TaskSnapshot> query(TaskId taskId) {
        return tasks.query(taskId).doOnSuccess(watcher::accept);
    }

    @Override
    public Single<TaskPage> list(TaskFilter filter) {
        return tasks.list(filter);
    }

    @Override
    public Completable cancel(TaskId taskId) {
        return tasks.cancel(taskId);
    }
}

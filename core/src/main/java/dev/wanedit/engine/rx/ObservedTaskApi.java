package dev.wanedit.engine.rx;

import dev.wanedit.job.EditJob;
import dev.wanedit.port.TaskApi;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskPage;
import dev.wanedit.task.TaskSnapshot;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Single;
import java.util.function.Consumer;
import java.util.function.Function;

/** Shows each answer about a task to an observer before the caller receives it. The observer may delay or replace it. */
public final class ObservedTaskApi implements TaskApi {

    private final TaskApi tasks;
    private final Function<TaskSnapshot, Single<TaskSnapshot>> observer;
    private final Consumer<TaskPage> pages;

    /**
     * @param tasks the service, within the account's rate limits
     * @param observer is called on the thread of the answer; its error is the error of the query
     */
    public ObservedTaskApi(TaskApi tasks, Function<TaskSnapshot, Single<TaskSnapshot>> observer) {
        this(tasks, observer, page -> {});
    }

    /** @param pages receives each page of the list */
    public ObservedTaskApi(
            TaskApi tasks, Function<TaskSnapshot, Single<TaskSnapshot>> observer, Consumer<TaskPage> pages) {
        this.tasks = tasks;
        this.observer = observer;
        this.pages = pages;
    }

    @Override
    public Single<TaskSnapshot> create(EditJob job) {
        return tasks.create(job);
    }

    @Override
    public Single<TaskSnapshot> query(TaskId taskId) {
        return tasks.query(taskId).flatMap(observer::apply);
    }

    @Override
    public Single<TaskPage> list(TaskFilter filter) {
        return tasks.list(filter).doOnSuccess(pages::accept);
    }

    @Override
    public Completable cancel(TaskId taskId) {
        return tasks.cancel(taskId);
    }
}

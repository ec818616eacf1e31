package dev.wanedit.engine.ledger;

import dev.wanedit.job.EditJob;
import dev.wanedit.port.TaskApi;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskPage;
import dev.wanedit.task.TaskSnapshot;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Single;

/** A task API that records what the service reports about a task before the caller receives it. */
public final class RecordingTaskApi implements TaskApi {

    private final TaskApi tasks;
    private final TaskRecorder notes;

    /**
     * @param tasks the service, within the account's budgets
     * @param notes records tasks
     */
    public RecordingTaskApi(TaskApi tasks, TaskRecorder notes) {
        this.tasks = tasks;
        this.notes = notes;
    }

    @Override
    public Single<TaskSnapshot> create(EditJob job) {
        return tasks.create(job);
    }

    @Override
    public Single<TaskSnapshot> query(TaskId taskId) {
        return tasks.query(taskId).flatMap(notes::seen);
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

package dev.wanedit.engine.ledger;

import dev.wanedit.job.EditJob;
import dev.wanedit.port.TaskApi;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskPage;
import dev.wanedit.task.TaskSnapshot;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Single;

/** The service, with what it says of a task written down before anybody acts on it. */
public final class RecordingTaskApi implements TaskApi {

    private final TaskApi tasks;
    private final TaskRecorder notes;

    /**
     * @param tasks the service, within the account's budgets
     * @param notes where it is written down
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

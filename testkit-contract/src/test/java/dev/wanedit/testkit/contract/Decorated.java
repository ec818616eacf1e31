package dev.wanedit.testkit.contract;

import dev.wanedit.job.EditJob;
import dev.wanedit.port.MediaUploader;
import dev.wanedit.port.ResultDownloader;
import dev.wanedit.port.TaskApi;
import dev.wanedit.port.Transport;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskPage;
import dev.wanedit.task.TaskSnapshot;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Single;

/** A transport that does as another one does, until a subclass knows worse. */
class Decorated implements Transport, TaskApi {

    final Transport honest;

    Decorated(Transport honest) {
        this.honest = honest;
    }

    @Override
    public TaskApi tasks() {
        return this;
    }

    @Override
    public Single<TaskSnapshot> create(EditJob job) {
        return honest.tasks().create(job);
    }

    @Override
    public Single<TaskSnapshot> query(TaskId taskId) {
        return honest.tasks().query(taskId);
    }

    @Override
    public Single<TaskPage> list(TaskFilter filter) {
        return honest.tasks().list(filter);
    }

    @Override
    public Completable cancel(TaskId taskId) {
        return honest.tasks().cancel(taskId);
    }

    @Override
    public MediaUploader uploads() {
        return honest.uploads();
    }

    @Override
    public ResultDownloader downloads() {
        return honest.downloads();
    }

    @Override
    public void close() {
        honest.close();
    }
}

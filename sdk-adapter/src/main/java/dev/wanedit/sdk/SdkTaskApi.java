package dev.wanedit.sdk;

import dev.wanedit.job.EditJob;
import dev.wanedit.okhttp.OkHttpStack;
import dev.wanedit.port.TaskApi;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskPage;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.wire.AnswerReader;
import dev.wanedit.wire.request.CreateDraft;
import dev.wanedit.wire.request.JobMapper;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Single;

/** The service's four exchanges about tasks. */
final class SdkTaskApi implements TaskApi {

    private final SdkRequests requests;
    private final SdkClient.All clients;
    private final OkHttpStack stack;
    private final AnswerReader reader;
    private final Runnable createCheck;

    SdkTaskApi(
            SdkRequests requests, SdkClient.All clients, OkHttpStack stack, AnswerReader reader, Runnable createCheck) {
        this.requests = requests;
        this.clients = clients;
        this.stack = stack;
        this.reader = reader;
        this.createCheck = createCheck;
    }

    @Override
    public Single<TaskSnapshot> create(EditJob job) {
        return stack.create(
                exchange -> {
                    CreateDraft draft = JobMapper.sendable(job, createCheck);
                    return clients.call(exchange, requests.create(job, draft.body()), draft);
                },
                reader::created);
    }

    @Override
    public Single<TaskSnapshot> query(TaskId taskId) {
        return stack.call(
                taskId,
                exchange -> clients.call(exchange, requests.query(taskId)),
                answer -> reader.queried(taskId, answer));
    }

    @Override
    public Single<TaskPage> list(TaskFilter filter) {
        return stack.call(null, exchange -> clients.call(exchange, requests.list(filter)), reader::listed);
    }

    @Override
    public Completable cancel(TaskId taskId) {
        return stack.call(taskId, exchange -> clients.call(exchange, requests.cancel(taskId)), answer -> {
                    reader.canceled(taskId, answer);
                    return taskId;
                })
                .ignoreElement();
    }
}

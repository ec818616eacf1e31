package dev.wanedit.transport.retrofit;

import dev.wanedit.job.EditJob;
import dev.wanedit.okhttp.OkHttpStack;
import dev.wanedit.okhttp.body.DocumentBody;
import dev.wanedit.port.TaskApi;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskPage;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.wire.AnswerReader;
import dev.wanedit.wire.JsonCodec;
import dev.wanedit.wire.body.CreateBody;
import dev.wanedit.wire.request.CreateDraft;
import dev.wanedit.wire.request.JobMapper;
import dev.wanedit.wire.request.Routes;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Single;
import java.time.ZoneId;

/** The service's four exchanges about tasks. */
final class RetrofitTaskApi implements TaskApi {

    private final DashScopeApi api;
    private final ApiHeaders headers;
    private final OkHttpStack stack;
    private final JsonCodec json;
    private final AnswerReader reader;
    private final ZoneId zone;
    private final Runnable createCheck;

    RetrofitTaskApi(
            DashScopeApi api,
            ApiHeaders headers,
            OkHttpStack stack,
            JsonCodec json,
            AnswerReader reader,
            TransportConfig config) {
        this.api = api;
        this.headers = headers;
        this.stack = stack;
        this.json = json;
        this.reader = reader;
        this.zone = config.zone();
        this.createCheck = config.createCheck();
    }

    @Override
    public Single<TaskSnapshot> create(EditJob job) {
        return stack.create(
                exchange -> api.create(headers.forCreate(JobMapper.needsOssResolve(job)), body(job), exchange),
                reader::created);
    }

    @Override
    public Single<TaskSnapshot> query(TaskId taskId) {
        return stack.call(
                taskId,
                exchange -> api.query(headers.now(), Routes.segment(taskId), exchange),
                answer -> reader.queried(taskId, answer));
    }

    @Override
    public Single<TaskPage> list(TaskFilter filter) {
        return stack.call(
                null,
                exchange -> api.list(headers.now(), Routes.listParameters(filter, zone), exchange),
                reader::listed);
    }

    @Override
    public Completable cancel(TaskId taskId) {
        return stack.call(taskId, exchange -> api.cancel(headers.now(), Routes.segment(taskId), exchange), answer -> {
                    reader.canceled(taskId, answer);
                    return taskId;
                })
                .ignoreElement();
    }

    private DocumentBody body(EditJob job) {
        CreateDraft draft = JobMapper.sendable(job, createCheck);
        return new DocumentBody(draft.document(json.encode(CreateBody.class, draft.body())));
    }
}

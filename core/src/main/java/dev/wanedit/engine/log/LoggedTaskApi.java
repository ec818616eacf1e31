package dev.wanedit.engine.log;

import dev.wanedit.engine.log.ExchangeLog.Answer;
import dev.wanedit.job.EditJob;
import dev.wanedit.port.TaskApi;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskPage;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.wire.request.Routes;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Single;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.Map;

/** Logs the exchanges about tasks. */
final class LoggedTaskApi implements TaskApi {

    private final TaskApi tasks;
    private final URI baseUrl;
    private final ExchangeLog log;
    private final Map<Object, Integer> creates = ExchangeLog.failures();
    private final Map<Object, Integer> queries = ExchangeLog.failures();
    private final Map<Object, Integer> lists = ExchangeLog.failures();
    private final Map<Object, Integer> cancels = ExchangeLog.failures();

    LoggedTaskApi(TaskApi tasks, URI baseUrl, ExchangeLog log) {
        this.tasks = tasks;
        this.baseUrl = baseUrl;
        this.log = log;
    }

    @Override
    public Single<TaskSnapshot> create(EditJob job) {
        return log.logged(
                () -> "POST " + Routes.create(baseUrl).getRawPath(),
                creates,
                job,
                tasks.create(job),
                LoggedTaskApi::answer);
    }

    @Override
    public Single<TaskSnapshot> query(TaskId taskId) {
        return log.logged(
                () -> "GET " + Routes.query(baseUrl, taskId).getRawPath(),
                queries,
                taskId,
                tasks.query(taskId),
                LoggedTaskApi::answer);
    }

    @Override
    public Single<TaskPage> list(TaskFilter filter) {
        return log.logged(
                () -> "GET " + Routes.list(baseUrl, filter, ZoneOffset.UTC).getRawPath(),
                lists,
                filter,
                tasks.list(filter),
                page -> Answer.SUCCESS);
    }

    @Override
    public Completable cancel(TaskId taskId) {
        Single<TaskId> cancel = tasks.cancel(taskId).toSingleDefault(taskId);
        return log.logged(
                        () -> "POST " + Routes.cancel(baseUrl, taskId).getRawPath(),
                        cancels,
                        taskId,
                        cancel,
                        canceled -> Answer.SUCCESS)
                .ignoreElement();
    }

    private static Answer answer(TaskSnapshot task) {
        return new Answer(null, task.requestId());
    }
}

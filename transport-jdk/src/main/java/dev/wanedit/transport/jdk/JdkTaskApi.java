package dev.wanedit.transport.jdk;

import dev.wanedit.exchange.ExchangeCompletion;
import dev.wanedit.job.EditJob;
import dev.wanedit.port.TaskApi;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskPage;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.transport.jdk.body.BoundedBody;
import dev.wanedit.transport.jdk.body.DocumentBody;
import dev.wanedit.wire.AnswerReader;
import dev.wanedit.wire.JsonCodec;
import dev.wanedit.wire.body.CreateBody;
import dev.wanedit.wire.request.CreateDocument;
import dev.wanedit.wire.request.CreateDraft;
import dev.wanedit.wire.request.JobMapper;
import dev.wanedit.wire.request.Routes;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Single;
import java.net.http.HttpRequest;

/**
 * The service's four exchanges about tasks.
 *
 * <p>The JDK repeats some requests, and no setting prevents that: if a connection, new or pooled, ends before the first
 * byte of an answer, it sends a GET once more on another connection. So the service may receive a query or a list twice
 * for one subscription; it never receives a POST twice.
 */
final class JdkTaskApi implements TaskApi {

    private final TransportConfig config;
    private final ApiRequests requests;
    private final JdkSender sender;
    private final JdkSender diskSender;
    private final JsonCodec json;
    private final AnswerReader reader;

    /**
     * @param sender for all requests except those of {@code diskSender}
     * @param diskSender for requests whose bytes are read from the disk, which must not delay the others
     */
    JdkTaskApi(
            TransportConfig config,
            ApiRequests requests,
            JdkSender sender,
            JdkSender diskSender,
            JsonCodec json,
            AnswerReader reader) {
        this.config = config;
        this.requests = requests;
        this.sender = sender;
        this.diskSender = diskSender;
        this.json = json;
        this.reader = reader;
    }

    @Override
    public Single<TaskSnapshot> create(EditJob job) {
        JdkSender fitting = JobMapper.readsDisk(job) ? diskSender : sender;
        return fitting.sendFirst(end -> new OutgoingExchange<>(
                createRequest(job, end), BoundedBody.of(end, null), answer -> reader.created(answer.read(null))));
    }

    @Override
    public Single<TaskSnapshot> query(TaskId taskId) {
        return sender.send(
                taskId,
                end -> new OutgoingExchange<>(
                        requests.get(Routes.query(config.baseUrl(), taskId)),
                        BoundedBody.of(end, taskId),
                        answer -> reader.queried(taskId, answer.read(taskId))));
    }

    @Override
    public Single<TaskPage> list(TaskFilter filter) {
        return sender.send(
                null,
                end -> new OutgoingExchange<>(
                        requests.get(Routes.list(config.baseUrl(), filter, config.zone())),
                        BoundedBody.of(end, null),
                        answer -> reader.listed(answer.read(null))));
    }

    @Override
    public Completable cancel(TaskId taskId) {
        return sender.send(
                        taskId,
                        end -> new OutgoingExchange<>(
                                requests.post(Routes.cancel(config.baseUrl(), taskId)),
                                BoundedBody.of(end, taskId),
                                answer -> {
                                    reader.canceled(taskId, answer.read(taskId));
                                    return taskId;
                                }))
                .ignoreElement();
    }

    private HttpRequest createRequest(EditJob job, ExchangeCompletion<?> end) {
        CreateDraft draft = JobMapper.sendable(job, config.createCheck());
        CreateDocument document = draft.document(json.encode(CreateBody.class, draft.body()));
        return requests.create(
                Routes.create(config.baseUrl()), DocumentBody.of(document, end), JobMapper.needsOssResolve(job));
    }
}

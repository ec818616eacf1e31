package dev.wanedit.testkit.contract.reference;

import dev.wanedit.job.EditJob;
import dev.wanedit.port.TaskApi;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskPage;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.wire.AnswerReader;
import dev.wanedit.wire.HttpAnswer;
import dev.wanedit.wire.body.CreateBody;
import dev.wanedit.wire.request.CreateDocument;
import dev.wanedit.wire.request.CreateDraft;
import dev.wanedit.wire.request.JobMapper;
import dev.wanedit.wire.request.Routes;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Single;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The four exchanges about tasks. */
final class SocketTaskApi implements TaskApi {

    private final SocketTransport transport;
    private final TransportConfig config;
    private final RecordJson json = new RecordJson();
    private final AnswerReader reader;

    SocketTaskApi(SocketTransport transport, TransportConfig config) {
        this.transport = transport;
        this.config = config;
        this.reader = new AnswerReader(json, config.zone());
    }

    @Override
    public Single<TaskSnapshot> create(EditJob job) {
        return transport.exchange(() -> {
            CreateDraft draft = JobMapper.sendable(job, config.createCheck());
            CreateDocument document = draft.document(json.encode(CreateBody.class, draft.body()));
            Map<String, String> headers = transport.keyed();
            headers.put("Content-Type", "application/json");
            headers.put("X-DashScope-Async", "enable");
            if (JobMapper.needsOssResolve(job)) {
                headers.put("X-DashScope-OssResourceResolve", "enable");
            }
            return new Outgoing<>(
                    null,
                    "POST",
                    Routes.create(config.baseUrl()),
                    headers,
                    document.length(),
                    (out, moved) -> write(document, out),
                    (line, moved) -> reader.created(Bodies.whole(line, null)));
        });
    }

    @Override
    public Single<TaskSnapshot> query(TaskId taskId) {
        return bare(taskId, "GET", Routes.query(config.baseUrl(), taskId), answer -> reader.queried(taskId, answer));
    }

    @Override
    public Single<TaskPage> list(TaskFilter filter) {
        return bare(null, "GET", Routes.list(config.baseUrl(), filter, config.zone()), reader::listed);
    }

    @Override
    public Completable cancel(TaskId taskId) {
        return bare(taskId, "POST", Routes.cancel(config.baseUrl(), taskId), answer -> {
                    reader.canceled(taskId, answer);
                    return taskId;
                })
                .ignoreElement();
    }

    private <R> Single<R> bare(@Nullable TaskId task, String method, URI uri, Function<HttpAnswer, R> read) {
        return transport.exchange(() -> new Outgoing<>(
                task,
                method,
                uri,
                transport.keyed(),
                0,
                (out, moved) -> {},
                (line, moved) -> read.apply(Bodies.whole(line, task))));
    }

    private static void write(CreateDocument document, OutputStream out) throws IOException {
        try (document) {
            for (byte[] part = document.next(); part.length > 0; part = document.next()) {
                out.write(part);
            }
        }
    }
}

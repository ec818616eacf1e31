package dev.example.adapter;

import dev.wanedit.job.EditJob;
import dev.wanedit.port.TaskApi;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskPage;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.wire.AnswerReader;
import dev.wanedit.wire.HeaderNames;
import dev.wanedit.wire.HttpAnswer;
import dev.wanedit.wire.JsonCodec;
import dev.wanedit.wire.body.CreateBody;
import dev.wanedit.wire.request.CreateDocument;
import dev.wanedit.wire.request.CreateDraft;
import dev.wanedit.wire.request.JobMapper;
import dev.wanedit.wire.request.Routes;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Single;
import java.net.URI;
import java.util.function.Function;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;

/** The four exchanges about tasks. Core writes the body and reads the answer. */
final class ApacheTaskApi implements TaskApi {

    private final TransportConfig config;
    private final Requests requests;
    private final Sender sender;
    private final JsonCodec json;
    private final AnswerReader reader;

    ApacheTaskApi(TransportConfig config, Requests requests, Sender sender, JsonCodec json, AnswerReader reader) {
        this.config = config;
        this.requests = requests;
        this.sender = sender;
        this.json = json;
        this.reader = reader;
    }

    @Override
    public Single<TaskSnapshot> create(EditJob job) {
        return sender.sendFirst(end -> {
            CreateDraft draft = JobMapper.sendable(job, config.createCheck());
            CreateDocument document = draft.document(json.encode(CreateBody.class, draft.body()));
            HttpUriRequestBase request = requests.keyed("POST", Routes.create(config.baseUrl()));
            request.setHeader(HeaderNames.ASYNC, HeaderNames.ENABLE);
            if (JobMapper.needsOssResolve(job)) {
                request.setHeader(HeaderNames.OSS_RESOLVE, HeaderNames.ENABLE);
            }
            request.setEntity(new Body(HeaderNames.JSON, document.length(), out -> {
                try (document) {
                    for (byte[] part = document.next(); part.length > 0; part = document.next()) {
                        out.write(part);
                    }
                }
            }));
            return new Sender.Outgoing<>(request, answer -> reader.created(answer.whole(null)));
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

    private <R> Single<R> bare(TaskId about, String method, URI uri, Function<HttpAnswer, R> read) {
        return sender.send(
                about,
                end -> new Sender.Outgoing<>(requests.keyed(method, uri), answer -> read.apply(answer.whole(about))));
    }
}

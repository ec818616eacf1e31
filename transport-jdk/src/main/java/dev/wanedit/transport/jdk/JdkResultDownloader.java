package dev.wanedit.transport.jdk;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.exchange.ExchangeCompletion;
import dev.wanedit.port.ResultDownloader;
import dev.wanedit.port.ResultHead;
import dev.wanedit.port.ResultRequest;
import dev.wanedit.port.ResultSink;
import dev.wanedit.port.ResultWriter;
import dev.wanedit.task.TaskId;
import dev.wanedit.transport.jdk.body.BoundedBody;
import dev.wanedit.transport.jdk.body.SinkBody;
import dev.wanedit.wire.StorageAnswer;
import dev.wanedit.wire.WebUrl;
import io.reactivex.rxjava3.core.Completable;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/**
 * Downloads results from the host that the service names. It is not the service's host, so no key and no workspace are
 * sent to it.
 */
final class JdkResultDownloader implements ResultDownloader {

    private final JdkSender sender;

    JdkResultDownloader(JdkSender sender) {
        this.sender = sender;
    }

    @Override
    public Completable download(ResultRequest request, ResultSink sink) {
        return sender.send(
                        request.taskId(),
                        end -> new OutgoingExchange<>(http(request), head -> body(head, request, sink, end), answer -> {
                            requireContent(answer, request.taskId());
                            return request;
                        }))
                .ignoreElement();
    }

    private static HttpResponse.BodySubscriber<byte[]> body(
            HttpResponse.ResponseInfo head, ResultRequest request, ResultSink sink, ExchangeCompletion<?> end) {
        if (!ResultHead.isOf(head.statusCode())) {
            return new BoundedBody(end, head.statusCode(), request.taskId());
        }
        try {
            ResultHead start = ResultHead.read(
                    head.statusCode(), name -> head.headers().firstValue(name).orElse(null), request);
            return new SinkBody(new ResultWriter(request.taskId(), start, sink), end);
        } catch (MalformedResponseException e) {
            end.fail(e);
            return HttpResponse.BodySubscribers.replacing(new byte[0]);
        }
    }

    private static void requireContent(Answer answer, TaskId taskId) {
        if (!ResultHead.isOf(answer.status())) {
            throw StorageAnswer.error(answer.read(taskId), taskId);
        }
    }

    private static HttpRequest http(ResultRequest request) {
        try {
            HttpRequest.Builder http = BaseRequests.to(WebUrl.checked(request.url(), request.taskId()));
            request.headers().forEach(http::header);
            return http.build();
        } catch (IllegalArgumentException e) {
            // Without the cause, which repeats the signed URL.
            throw new MalformedResponseException(
                    "The result's URL is not an http(s) URL, or its entity tag cannot be sent as a header.",
                    ErrorContext.of(request.taskId()),
                    null);
        }
    }
}

package dev.example.adapter;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.exchange.ExchangeCompletion;
import dev.wanedit.port.ResultDownloader;
import dev.wanedit.port.ResultHead;
import dev.wanedit.port.ResultRequest;
import dev.wanedit.port.ResultSink;
import dev.wanedit.port.ResultWriter;
import dev.wanedit.wire.StorageAnswer;
import dev.wanedit.wire.WebUrl;
import io.reactivex.rxjava3.core.Completable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;

/** Downloads results. Their host is not the service's, so no key is sent to it. */
final class ApacheDownloader implements ResultDownloader {

    private static final int PART = 64 * 1024;

    private final Sender sender;

    ApacheDownloader(Sender sender) {
        this.sender = sender;
    }

    @Override
    public Completable download(ResultRequest request, ResultSink sink) {
        return sender.send(
                        request.taskId(),
                        end -> new Sender.Outgoing<>(http(request), answer -> copy(answer, request, sink, end)))
                .ignoreElement();
    }

    private static HttpUriRequestBase http(ResultRequest request) {
        try {
            HttpUriRequestBase http = Requests.plain("GET", WebUrl.checked(request.url(), request.taskId()));
            request.headers().forEach(http::setHeader);
            return http;
        } catch (IllegalArgumentException e) {
            // Without the cause, which repeats the signed URL.
            throw new MalformedResponseException(
                    "The result's URL is not an http(s) URL.", ErrorContext.of(request.taskId()), null);
        }
    }

    private static Object copy(Answer answer, ResultRequest request, ResultSink sink, ExchangeCompletion<?> end)
            throws IOException {
        if (!ResultHead.isOf(answer.status())) {
            throw StorageAnswer.error(answer.whole(request.taskId()), request.taskId());
        }
        end.moved();
        ResultHead head = ResultHead.read(answer.status(), answer::header, request);
        ResultWriter writer = new ResultWriter(request.taskId(), head, sink);
        writer.begin();
        byte[] part = new byte[PART];
        InputStream in = answer.body();
        for (int count = in.read(part); count >= 0 && !end.isOver(); count = in.read(part)) {
            end.moved();
            writer.write(ByteBuffer.wrap(part, 0, count));
        }
        writer.end();
        return head;
    }
}

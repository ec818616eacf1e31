package dev.wanedit.okhttp;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.exchange.ExchangeFaults;
import dev.wanedit.okhttp.body.BoundedBody;
import dev.wanedit.port.ResultDownloader;
import dev.wanedit.port.ResultHead;
import dev.wanedit.port.ResultRequest;
import dev.wanedit.port.ResultSink;
import dev.wanedit.port.ResultWriter;
import dev.wanedit.wire.StorageAnswer;
import io.reactivex.rxjava3.core.Completable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import okhttp3.Call;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** Downloads results from the host in their URL. It is not the service, so it gets no key and no workspace. */
final class OkHttpResultDownloader implements ResultDownloader {

    private static final int CHUNK = 64 * 1024;

    private final OkHttpSender sender;

    OkHttpResultDownloader(OkHttpSender sender) {
        this.sender = sender;
    }

    @Override
    public Completable download(ResultRequest request, ResultSink sink) {
        return sender.send(
                        ExchangeFaults.at(request.url(), request.taskId()),
                        false,
                        exchange -> RxCalls.enqueue(
                                exchange.newCall(http(request)),
                                (call, response) -> exchange.received()
                                        .during(() -> stored(call, response, request, sink, exchange))),
                        stored -> stored)
                .ignoreElement();
    }

    private static ResultRequest stored(
            Call call, Response response, ResultRequest request, ResultSink sink, Exchange exchange)
            throws IOException {
        if (!ResultHead.isOf(response.code())) {
            throw StorageAnswer.error(
                    BoundedBody.of(call, response, exchange.received(), request.taskId()), request.taskId());
        }
        ResultHead head = ResultHead.read(response.code(), response::header, request);
        stream(response, new ResultWriter(request.taskId(), head, sink), exchange);
        return request;
    }

    /** Blocks one of OkHttp's threads, and is as slow as the disk. */
    private static void stream(Response response, ResultWriter writer, Exchange exchange) throws IOException {
        ResponseBody body = response.body();
        InputStream bytes = body == null ? InputStream.nullInputStream() : body.byteStream();
        byte[] chunk = new byte[CHUNK];
        requireGoingOn(exchange);
        writer.begin();
        for (int length = bytes.read(chunk); length >= 0; length = bytes.read(chunk)) {
            exchange.moved();
            exchange.received().bodyCame();
            requireGoingOn(exchange);
            writer.write(ByteBuffer.wrap(chunk, 0, length));
            exchange.moved();
        }
        writer.end();
    }

    private static void requireGoingOn(Exchange exchange) throws IOException {
        if (exchange.isOver()) {
            throw new IOException("The exchange is over.");
        }
    }

    private static Request http(ResultRequest request) {
        try {
            Request.Builder http = new Request.Builder().url(HttpUrls.of(request.url(), request.taskId()));
            request.headers().forEach(http::header);
            return http.build();
        } catch (IllegalArgumentException e) {
            // Without the cause, whose message contains the URL.
            throw new MalformedResponseException(
                    "The result's URL is no http(s) URL, or its entity tag no header.",
                    ErrorContext.of(request.taskId()),
                    null);
        }
    }
}

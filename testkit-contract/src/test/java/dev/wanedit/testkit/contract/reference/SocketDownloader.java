package dev.wanedit.testkit.contract.reference;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.error.StorageException;
import dev.wanedit.port.ResultDownloader;
import dev.wanedit.port.ResultHead;
import dev.wanedit.port.ResultRequest;
import dev.wanedit.port.ResultSink;
import dev.wanedit.wire.StorageAnswer;
import dev.wanedit.wire.WebUrl;
import io.reactivex.rxjava3.core.Completable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Streams a result into a sink. */
final class SocketDownloader implements ResultDownloader {

    private static final Pattern RANGE = Pattern.compile("bytes ([0-9]{1,15})-[0-9]{1,15}/([0-9]{1,15}|\\*)");

    private final SocketTransport transport;

    SocketDownloader(SocketTransport transport) {
        this.transport = transport;
    }

    @Override
    public Completable download(ResultRequest request, ResultSink sink) {
        return transport
                .exchange(() -> {
                    return new Outgoing<>(
                            request.taskId(),
                            "GET",
                            WebUrl.checked(request.url(), request.taskId()),
                            headers(request),
                            0,
                            (out, moved) -> {},
                            (line, moved) -> copy(request, line, sink, moved));
                })
                .ignoreElement();
    }

    private static Map<String, String> headers(ResultRequest request) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (request.offset() > 0) {
            headers.put("Range", "bytes=" + request.offset() + "-");
            if (request.etag() != null) {
                headers.put("If-Range", request.etag());
            }
        }
        return headers;
    }

    private static Object copy(ResultRequest request, Line line, ResultSink sink, Runnable moved) throws IOException {
        if (line.status() != 200 && line.status() != 206) {
            throw StorageAnswer.error(Bodies.whole(line, request.taskId()), request.taskId());
        }
        ResultHead head = head(request, line);
        into(request, () -> sink.begin(head));
        byte[] part = new byte[64 * 1024];
        long reached = head.offset();
        for (int count = line.read(part); count >= 0; count = line.read(part)) {
            moved.run();
            reached += count;
            ByteBuffer bytes = ByteBuffer.wrap(part, 0, count);
            into(request, () -> sink.write(bytes));
        }
        if (reached < head.totalLength()) {
            throw new EOFException("The part is not the whole rest.");
        }
        return head;
    }

    private static ResultHead head(ResultRequest request, Line line) {
        Map<String, String> headers = line.headers();
        String type = headers.get("content-type");
        String etag = headers.get("etag");
        if (line.status() == 200) {
            return new ResultHead(0, Long.parseLong(headers.getOrDefault("content-length", "-1")), type, etag);
        }
        Matcher range = RANGE.matcher(headers.getOrDefault("content-range", ""));
        if (!range.matches() || Long.parseLong(range.group(1)) != request.offset()) {
            throw new MalformedResponseException(
                    "The part is not the one asked for.", ErrorContext.of(request.taskId()), null);
        }
        return new ResultHead(
                request.offset(), range.group(2).equals("*") ? -1 : Long.parseLong(range.group(2)), type, etag);
    }

    private static void into(ResultRequest request, Writing writing) {
        try {
            writing.run();
        } catch (IOException | RuntimeException e) {
            throw new StorageException(
                    "The result cannot be stored.", ErrorContext.of(request.taskId()), "Look at the disk.", e);
        }
    }

    private interface Writing {

        void run() throws IOException;
    }
}

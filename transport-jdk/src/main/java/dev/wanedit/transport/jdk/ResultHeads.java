package dev.wanedit.transport.jdk;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.port.ResultHead;
import dev.wanedit.port.ResultRequest;
import dev.wanedit.wire.HeaderNames;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;

/** Reads what a result's host says before the bytes. */
final class ResultHeads {

    private ResultHeads() {}

    /**
     * @param head of an answer with status 200 or 206
     * @throws MalformedResponseException if what follows are not the bytes that were asked for
     */
    static ResultHead read(HttpResponse.ResponseInfo head, ResultRequest request) {
        HttpHeaders headers = head.headers();
        String coding =
                headers.firstValue("Content-Encoding").orElse("identity").trim();
        if (!coding.equalsIgnoreCase("identity")) {
            throw malformed("The result came packed, though that was not asked for.", head, request);
        }
        return head.statusCode() == 206
                ? head(headers, range(head, request))
                : head(headers, 0, headers.firstValueAsLong("Content-Length").orElse(-1));
    }

    private static ContentRange range(HttpResponse.ResponseInfo head, ResultRequest request) {
        return head.headers()
                .firstValue("Content-Range")
                .flatMap(ContentRange::parse)
                .filter(range -> range.first() == request.offset())
                .orElseThrow(() -> malformed(
                        "The result's host sent another part than that from byte " + request.offset() + " on.",
                        head,
                        request));
    }

    private static ResultHead head(HttpHeaders headers, ContentRange range) {
        return head(headers, range.first(), range.total());
    }

    private static ResultHead head(HttpHeaders headers, long offset, long totalLength) {
        return new ResultHead(
                offset,
                totalLength,
                headers.firstValue(HeaderNames.CONTENT_TYPE).orElse(null),
                headers.firstValue("ETag").orElse(null));
    }

    private static MalformedResponseException malformed(
            String problem, HttpResponse.ResponseInfo head, ResultRequest request) {
        return new MalformedResponseException(
                problem, new ErrorContext(null, request.taskId(), null, head.statusCode(), null), null);
    }
}

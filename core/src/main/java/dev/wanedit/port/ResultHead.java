package dev.wanedit.port;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.task.Redaction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The status and headers that the result's host sent before the bytes.
 *
 * @param offset first byte that follows: the offset of the request if the host answered with the range (206), otherwise
 * 0 (200)
 * @param totalLength length of the whole result in bytes; -1 if not sent
 * @param contentType the content type; null if not sent
 * @param etag the entity tag; null if not sent
 */
public record ResultHead(
        long offset,
        long totalLength,
        @Nullable String contentType,
        @Nullable String etag) {

    /** Whether an answer of this status brings bytes of the result: 200 or 206. */
    public static boolean isOf(int status) {
        return status == 200 || status == 206;
    }

    /**
     * Reads an answer with status 200 or 206.
     *
     * @param header returns the first value of a header, null if there is none
     * @param request the request
     * @throws MalformedResponseException if the bytes that follow are not the requested ones
     */
    public static ResultHead read(int status, Function<String, @Nullable String> header, ResultRequest request) {
        String coding = header.apply("Content-Encoding");
        if (coding != null && !coding.trim().equalsIgnoreCase("identity")) {
            throw malformed("The result is compressed, although that was not requested.", status, request);
        }
        String type = header.apply("Content-Type");
        String etag = header.apply("ETag");
        if (status != 206) {
            return new ResultHead(0, ContentRange.length(header.apply("Content-Length")), type, etag);
        }
        ContentRange range = ContentRange.parse(header.apply("Content-Range"))
                .filter(part -> part.first() == request.offset())
                .orElseThrow(() -> malformed(
                        "The result's host did not send the part from byte " + request.offset() + " on.",
                        status,
                        request));
        return new ResultHead(range.first(), range.total(), type, etag);
    }

    private static MalformedResponseException malformed(String problem, int status, ResultRequest request) {
        return new MalformedResponseException(
                problem, new ErrorContext(null, request.taskId(), null, status, null), null);
    }

    @Override
    public String toString() {
        return Redaction.redact("ResultHead[offset=" + offset + ", totalLength=" + totalLength + ", contentType="
                + contentType + ", etag=" + etag + "]");
    }
}

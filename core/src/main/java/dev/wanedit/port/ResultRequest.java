package dev.wanedit.port;

import dev.wanedit.task.Redaction;
import dev.wanedit.task.TaskId;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request for the bytes of a result.
 *
 * @param taskId the task whose result it is, for messages
 * @param url the signed URL
 * @param offset first byte to download; if it is over 0, the request has the header {@code Range: bytes=offset-}
 * @param etag the entity tag of the bytes that are already downloaded, sent as {@code If-Range}; null if not known
 */
public record ResultRequest(
        TaskId taskId, URI url, long offset, @Nullable String etag) {

    /** The headers that ask for this part of the result, by their names; none if it is asked for whole. */
    public Map<String, String> headers() {
        if (offset <= 0) {
            return Map.of();
        }
        String range = "bytes=" + offset + "-";
        return etag == null ? Map.of("Range", range) : Map.of("Range", range, "If-Range", etag);
    }

    @Override
    public String toString() {
        return "ResultRequest[taskId=" + taskId + ", url=" + Redaction.redact(url.toString()) + ", offset=" + offset
                + "]";
    }
}

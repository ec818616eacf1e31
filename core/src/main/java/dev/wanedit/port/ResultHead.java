package dev.wanedit.port;

import dev.wanedit.task.Redaction;
import org.jspecify.annotations.Nullable;

/**
 * What the result's host said before the bytes.
 *
 * @param offset first byte that follows: that of the request if the host kept the range (206), else 0 (200)
 * @param totalLength length of the whole result; -1 if not told
 * @param contentType the content type; null if not told
 * @param etag the entity tag; null if not told
 */
public record ResultHead(
        long offset,
        long totalLength,
        @Nullable String contentType,
        @Nullable String etag) {

    @Override
    public String toString() {
        return Redaction.redact("ResultHead[offset=" + offset + ", totalLength=" + totalLength + ", contentType="
                + contentType + ", etag=" + etag + "]");
    }
}

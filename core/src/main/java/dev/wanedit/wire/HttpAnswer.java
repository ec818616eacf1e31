package dev.wanedit.wire;

import dev.wanedit.task.Redaction;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP answer whose body was read whole.
 *
 * @param status the HTTP status
 * @param contentType the content type; null if not told
 * @param retryAfter the {@code Retry-After} header; null if not told
 * @param body the bytes, decompressed; empty if there were none
 */
public record HttpAnswer(
        int status, @Nullable String contentType, @Nullable String retryAfter, byte[] body) {

    /** The longest body that an adapter reads; anything longer is a malformed response. */
    public static final int MAX_BODY_BYTES = 4 * 1024 * 1024;

    @Override
    public String toString() {
        return Redaction.redact("HttpAnswer[status=" + status + ", contentType=" + contentType + ", body of "
                + body.length + " bytes]");
    }
}

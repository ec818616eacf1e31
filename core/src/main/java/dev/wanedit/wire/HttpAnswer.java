package dev.wanedit.wire;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.exchange.CauseWithoutMessage;
import dev.wanedit.task.ReadableUnits;
import dev.wanedit.task.Redaction;
import dev.wanedit.task.TaskId;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP answer whose body was read completely.
 *
 * @param status the HTTP status
 * @param contentType the content type; null if not sent
 * @param retryAfter the {@code Retry-After} header; null if not sent
 * @param location the {@code Location} header, exactly as it came; null if not sent
 * @param date the {@code Date} header; null if not sent
 * @param body the bytes, decompressed; empty if there were none
 */
public record HttpAnswer(
        int status,
        @Nullable String contentType,
        @Nullable String retryAfter,
        @Nullable String location,
        @Nullable String date,
        byte[] body) {

    /**
     * The longest body that an adapter reads; anything longer is a malformed response. The largest known body, a page
     * of 100 rows of the list, has 50 KB.
     */
    public static final int MAX_BODY_BYTES = 1024 * 1024;

    private static final int FIRST_STATUS = 200;
    private static final int LAST_STATUS = 599;

    /** An answer that is not a redirect, and says no date. */
    public HttpAnswer(int status, @Nullable String contentType, @Nullable String retryAfter, byte[] body) {
        this(status, contentType, retryAfter, null, body);
    }

    /** An answer that says no date. */
    public HttpAnswer(
            int status,
            @Nullable String contentType,
            @Nullable String retryAfter,
            @Nullable String location,
            byte[] body) {
        this(status, contentType, retryAfter, location, null, body);
    }

    /**
     * Makes an answer from what an HTTP stack returns, and decompresses the body if it is compressed.
     *
     * @param header returns the first value of a header, null if there is none
     * @param body the bytes as they came
     * @param about the task that the exchange was about; null if none
     * @throws MalformedResponseException if the status is not that of a final answer, such as 0 or 101, or the body
     * cannot be decompressed
     */
    public static HttpAnswer of(
            int status, Function<String, @Nullable String> header, byte[] body, @Nullable TaskId about) {
        if (status < FIRST_STATUS || status > LAST_STATUS) {
            throw new MalformedResponseException(
                    "The status " + status + " ends no exchange of HTTP.",
                    new ErrorContext(null, about, null, status, null),
                    null);
        }
        String coding = header.apply(HeaderNames.CONTENT_ENCODING);
        try {
            byte[] plain = ContentCoding.decode(coding == null ? "" : coding, body, MAX_BODY_BYTES);
            return new HttpAnswer(
                    status,
                    header.apply(HeaderNames.CONTENT_TYPE),
                    header.apply(HeaderNames.RETRY_AFTER),
                    header.apply(HeaderNames.LOCATION),
                    header.apply(HeaderNames.DATE),
                    plain);
        } catch (IOException e) {
            throw new MalformedResponseException(
                    "The answer is compressed and cannot be decompressed.",
                    new ErrorContext(null, about, null, status, null),
                    CauseWithoutMessage.of(e));
        }
    }

    /** The exception for a body that is longer than {@link #MAX_BODY_BYTES}; the rest of it is not read. */
    public static MalformedResponseException tooLong(int status, @Nullable TaskId about) {
        return new MalformedResponseException(
                "The answer is longer than " + ReadableUnits.bytes(MAX_BODY_BYTES) + ".",
                new ErrorContext(null, about, null, status, null),
                null);
    }

    @Override
    public String toString() {
        return Redaction.redact("HttpAnswer[status=" + status + ", contentType=" + contentType + ", body of "
                + body.length + " bytes]");
    }
}

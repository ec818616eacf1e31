package dev.wanedit.transport.jdk;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.task.TaskId;
import dev.wanedit.wire.HeaderNames;
import dev.wanedit.wire.HttpAnswer;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** Makes core's answer from the JDK's. */
final class Answers {

    private static final String CONTENT_ENCODING = "Content-Encoding";

    private Answers() {}

    static HttpAnswer of(HttpResponse<byte[]> response, @Nullable TaskId about) {
        return new HttpAnswer(
                response.statusCode(),
                response.headers().firstValue(HeaderNames.CONTENT_TYPE).orElse(null),
                response.headers().firstValue(HeaderNames.RETRY_AFTER).orElse(null),
                plain(response, about));
    }

    private static byte[] plain(HttpResponse<byte[]> response, @Nullable TaskId about) {
        String coding = response.headers().firstValue(CONTENT_ENCODING).orElse("");
        try {
            return ContentCoding.decode(coding, response.body(), HttpAnswer.MAX_BODY_BYTES);
        } catch (IOException e) {
            throw new MalformedResponseException(
                    "The answer came packed and cannot be unpacked.",
                    new ErrorContext(null, about, null, response.statusCode(), null),
                    e);
        }
    }
}

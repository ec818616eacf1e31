package dev.wanedit.transport.jdk;

import dev.wanedit.task.TaskId;
import dev.wanedit.wire.HttpAnswer;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** Makes core's answer from the JDK's. */
final class Answers {

    private Answers() {}

    static HttpAnswer of(HttpResponse<byte[]> response, @Nullable TaskId about) {
        return HttpAnswer.of(
                response.statusCode(),
                name -> response.headers().firstValue(name).orElse(null),
                response.body(),
                about);
    }
}

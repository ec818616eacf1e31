package dev.wanedit.transport.jdk;

import dev.wanedit.task.TaskId;
import dev.wanedit.wire.HttpAnswer;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer that has come whole.
 *
 * @param body the bytes as they came; empty if they went to a file
 */
record Answer(int status, HttpHeaders headers, byte[] body) {

    /** What the client makes of an answer whose body it hands to nobody, such as a proxy's refusal; null if there is none. */
    static @Nullable Answer ofBodiless(@Nullable HttpResponse<byte[]> response) {
        return response == null ? null : new Answer(response.statusCode(), response.headers(), new byte[0]);
    }

    /**
     * The same for core, unpacked.
     *
     * @param about the task that the exchange was about; null if none
     */
    HttpAnswer read(@Nullable TaskId about) {
        return HttpAnswer.of(status, this::first, body, about);
    }

    private @Nullable String first(String name) {
        List<String> values = headers.map().get(name);
        return values == null || values.isEmpty() ? null : values.get(0);
    }
}

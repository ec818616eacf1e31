package dev.wanedit.transport.jdk;

import dev.wanedit.task.TaskId;
import dev.wanedit.wire.HttpAnswer;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A complete answer.
 *
 * @param body the received bytes; empty if they were written to a file
 */
record Answer(int status, HttpHeaders headers, byte[] body) {

    /** An answer whose body the client passes to no subscriber, such as a proxy's refusal; null if there is none. */
    static @Nullable Answer ofBodiless(@Nullable HttpResponse<byte[]> response) {
        return response == null ? null : new Answer(response.statusCode(), response.headers(), new byte[0]);
    }

    /**
     * The same answer in the form of core.
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

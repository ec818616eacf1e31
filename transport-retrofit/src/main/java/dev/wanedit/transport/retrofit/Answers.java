package dev.wanedit.transport.retrofit;

import dev.wanedit.task.TaskId;
import dev.wanedit.wire.HttpAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Response;

/** Makes core's answer from Retrofit's, whose body lies in memory by now. */
final class Answers {

    private Answers() {}

    static HttpAnswer of(Response<ResponseBody> response, @Nullable TaskId about) {
        return HttpAnswer.of(response.code(), response.headers()::get, body(response), about);
    }

    private static byte[] body(Response<ResponseBody> response) {
        try (ResponseBody body = response.isSuccessful() ? response.body() : response.errorBody()) {
            return body == null ? new byte[0] : body.bytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

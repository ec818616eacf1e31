package dev.wanedit.okhttp;

import dev.wanedit.task.TaskId;
import dev.wanedit.wire.HttpAnswer;
import java.io.IOException;
import okhttp3.Call;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/** Reads a body whole, but not more than {@link HttpAnswer#MAX_BODY_BYTES} of it, and unpacks it. */
final class WholeBody {

    private WholeBody() {}

    static HttpAnswer of(Call call, Response response, @Nullable TaskId about) throws IOException {
        return HttpAnswer.of(response.code(), response::header, read(call, response, about), about);
    }

    static @Nullable MediaType type(Response response) {
        ResponseBody body = response.body();
        return body == null ? null : body.contentType();
    }

    private static byte[] read(Call call, Response response, @Nullable TaskId about) throws IOException {
        try (ResponseBody body = response.body()) {
            byte[] bytes = body == null ? new byte[0] : body.byteStream().readNBytes(HttpAnswer.MAX_BODY_BYTES + 1);
            if (bytes.length > HttpAnswer.MAX_BODY_BYTES) {
                // Before the close, which would read on for a while to save the connection.
                call.cancel();
                throw HttpAnswer.tooLong(response.code(), about);
            }
            return bytes;
        }
    }
}

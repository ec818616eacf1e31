package dev.wanedit.okhttp.body;

import dev.wanedit.okhttp.connection.ReceivedBytes;
import dev.wanedit.task.TaskId;
import dev.wanedit.wire.HttpAnswer;
import java.io.IOException;
import okhttp3.Call;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** Reads a complete body, at most {@link HttpAnswer#MAX_BODY_BYTES} of it, and unpacks it. */
public final class BoundedBody {

    private static final long CHUNK = 8 * 1024;

    private BoundedBody() {}

    public static HttpAnswer of(Call call, Response response, ReceivedBytes received, @Nullable TaskId about)
            throws IOException {
        return HttpAnswer.of(response.code(), response::header, read(call, response, received, about), about);
    }

    private static byte[] read(Call call, Response response, ReceivedBytes received, @Nullable TaskId about)
            throws IOException {
        try (ResponseBody body = response.body()) {
            Buffer bytes = new Buffer();
            if (body != null) {
                while (body.source().read(bytes, CHUNK) >= 0) {
                    received.bodyCame();
                    if (bytes.size() > HttpAnswer.MAX_BODY_BYTES) {
                        // Before the close, which would read on for a while to keep the connection.
                        call.cancel();
                        throw HttpAnswer.tooLong(response.code(), about);
                    }
                }
            }
            return bytes.readByteArray();
        }
    }
}

package dev.wanedit.sdk;

import dev.wanedit.okhttp.DocumentBody;
import dev.wanedit.wire.HeaderNames;
import dev.wanedit.wire.request.CreateDraft;
import java.io.IOException;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Takes off what the SDK puts on a request without need, so that the service sees the same from every adapter, and brings
 * inline images into the JSON that the SDK wrote, which the SDK itself would hold several times over.
 */
final class PlainRequest {

    private static final String ACCEPT = "Accept";
    private static final RequestBody NOTHING = RequestBody.create(new byte[0], null);

    private PlainRequest() {}

    /** @param draft what the body is made of; null if there is none to be */
    static Request of(Request request, @Nullable CreateDraft draft) throws IOException {
        Request.Builder plain = request.newBuilder().removeHeader(ACCEPT);
        RequestBody body = request.body();
        if (body != null && draft != null) {
            return plain.method(request.method(), new DocumentBody(draft.document(bytes(body))))
                    .build();
        }
        plain.removeHeader(HeaderNames.CONTENT_TYPE);
        return body == null
                ? plain.build()
                : plain.method(request.method(), NOTHING).build();
    }

    private static byte[] bytes(RequestBody body) throws IOException {
        Buffer written = new Buffer();
        body.writeTo(written);
        return written.readByteArray();
    }
}

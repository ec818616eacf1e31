package dev.wanedit.sdk;

import dev.wanedit.okhttp.Exchange;
import dev.wanedit.okhttp.body.DocumentBody;
import dev.wanedit.wire.HeaderNames;
import dev.wanedit.wire.request.CreateDraft;
import java.io.IOException;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Removes what the SDK adds to a request without need, so that the service receives the same request from every
 * adapter. Adds inline images to the JSON that the SDK wrote; the SDK itself would keep several copies of them in
 * memory.
 */
final class PlainRequest {

    private static final String ACCEPT = "Accept";
    private static final RequestBody NOTHING = RequestBody.create(new byte[0], null);

    private PlainRequest() {}

    /**
     * The request of an exchange.
     *
     * @param draft the draft of the body; null for a request without a body
     */
    static Request of(Request request, @Nullable CreateDraft draft, Exchange exchange) throws IOException {
        Request.Builder plain = exchange.withHeaders(request.newBuilder().removeHeader(ACCEPT));
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

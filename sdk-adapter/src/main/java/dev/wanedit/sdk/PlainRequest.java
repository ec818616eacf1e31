package dev.wanedit.sdk;

import dev.wanedit.wire.HeaderNames;
import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** Takes off the headers that the SDK puts on a request without need, so that the service sees the same from every adapter. */
final class PlainRequest {

    private static final String ACCEPT = "Accept";
    private static final MediaType JSON = MediaType.get(HeaderNames.JSON);
    private static final RequestBody NOTHING = RequestBody.create(new byte[0], null);

    private PlainRequest() {}

    static Request of(Request request) throws IOException {
        Request.Builder plain = request.newBuilder().removeHeader(ACCEPT);
        RequestBody body = request.body();
        if (body == null) {
            return plain.removeHeader(HeaderNames.CONTENT_TYPE).build();
        }
        if (body.contentLength() == 0) {
            return plain.removeHeader(HeaderNames.CONTENT_TYPE)
                    .method(request.method(), NOTHING)
                    .build();
        }
        return plain.method(request.method(), new Json(body)).build();
    }

    /** The SDK's body, UTF-8 as all JSON is, without saying so. */
    private static final class Json extends RequestBody {

        private final RequestBody body;

        Json(RequestBody body) {
            this.body = body;
        }

        @Override
        public MediaType contentType() {
            return JSON;
        }

        @Override
        public long contentLength() throws IOException {
            return body.contentLength();
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            body.writeTo(sink);
        }
    }
}

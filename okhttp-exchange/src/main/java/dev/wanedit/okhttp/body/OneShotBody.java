package dev.wanedit.okhttp.body;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** A request body that is written once. OkHttp sends no second request for a body that declares itself as one-shot. */
public final class OneShotBody extends RequestBody {

    private final RequestBody body;
    private final AtomicBoolean written = new AtomicBoolean();

    public OneShotBody(RequestBody body) {
        this.body = body;
    }

    @Override
    public @Nullable MediaType contentType() {
        return body.contentType();
    }

    @Override
    public long contentLength() throws IOException {
        return body.contentLength();
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    /** Fails if it is written a second time: an interceptor of the application must not send the request again either. */
    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        if (!written.compareAndSet(false, true)) {
            throw new IOException("The request was sent once and is not repeated.");
        }
        body.writeTo(sink);
    }
}

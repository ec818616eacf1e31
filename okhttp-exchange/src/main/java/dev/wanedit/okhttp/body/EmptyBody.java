package dev.wanedit.okhttp.body;

import okhttp3.MediaType;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** The body of an answer that was read already; one object for all answers. */
public final class EmptyBody extends ResponseBody {

    public static final EmptyBody INSTANCE = new EmptyBody();

    private EmptyBody() {}

    @Override
    public @Nullable MediaType contentType() {
        return null;
    }

    @Override
    public long contentLength() {
        return 0;
    }

    /** A new source for each call, since the caller closes it. */
    @Override
    public BufferedSource source() {
        return new Buffer();
    }
}

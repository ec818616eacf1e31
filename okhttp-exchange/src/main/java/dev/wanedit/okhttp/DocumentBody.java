package dev.wanedit.okhttp;

import dev.wanedit.wire.HeaderNames;
import dev.wanedit.wire.request.CreateDocument;
import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/**
 * A create request's document as a request's body: read as the connection takes it, of a length known beforehand. Written
 * once; an image that cannot be read breaks the writing off with an exception of our tree.
 *
 * <p>For wanedit's adapters only.
 */
public final class DocumentBody extends RequestBody {

    private static final MediaType JSON = MediaType.get(HeaderNames.JSON);

    private final CreateDocument document;

    /** @param document closed when it was written */
    public DocumentBody(CreateDocument document) {
        this.document = document;
    }

    @Override
    public MediaType contentType() {
        return JSON;
    }

    @Override
    public long contentLength() {
        return document.length();
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        try (document) {
            for (byte[] part = document.next(); part.length > 0; part = document.next()) {
                sink.write(part);
            }
        }
    }
}

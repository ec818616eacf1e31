package dev.wanedit.okhttp.body;

import dev.wanedit.wire.HeaderNames;
import dev.wanedit.wire.request.CreateDocument;
import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/**
 * The document of a create request as a request body. Its length is known in advance, and it is read while it is written. It
 * is written once. If an image cannot be read, writing ends with one of our exceptions.
 *
 * <p>For wanedit's adapters only.
 */
public final class DocumentBody extends RequestBody {

    private static final MediaType JSON = MediaType.get(HeaderNames.JSON);

    private final CreateDocument document;

    /** @param document is closed after it was written */
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

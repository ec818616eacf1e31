package dev.wanedit.okhttp.body;

import dev.wanedit.event.TransferListener;
import dev.wanedit.okhttp.Exchange;
import dev.wanedit.wire.request.UploadForm;
import dev.wanedit.wire.request.UploadSource;
import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** The upload form as a request body. Its length is known in advance, and the file is read while it is written. */
public final class FileForm extends RequestBody {

    private final UploadForm form;
    private final UploadSource source;
    private final TransferListener listener;
    private final Exchange exchange;

    public FileForm(UploadForm form, UploadSource source, TransferListener listener, Exchange exchange) {
        this.form = form;
        this.source = source;
        this.listener = listener;
        this.exchange = exchange;
    }

    @Override
    public MediaType contentType() {
        return MediaType.get(form.contentType());
    }

    @Override
    public long contentLength() {
        return form.head().length + source.size() + form.tail().length;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        sink.write(form.head());
        moved(0);
        for (long position = 0; position < source.size(); moved(position)) {
            byte[] chunk = source.read(position);
            sink.write(chunk);
            position += chunk.length;
        }
        sink.write(form.tail());
    }

    private void moved(long done) {
        exchange.moved();
        try {
            listener.onProgress(done, source.size());
        } catch (RuntimeException e) {
            // A listener that throws must not stop the upload.
        }
    }
}

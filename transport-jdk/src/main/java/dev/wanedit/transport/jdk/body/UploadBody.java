package dev.wanedit.transport.jdk.body;

import dev.wanedit.error.StorageException;
import dev.wanedit.event.TransferListener;
import dev.wanedit.exchange.ExchangeCompletion;
import dev.wanedit.wire.request.UploadForm;
import dev.wanedit.wire.request.UploadSource;
import java.net.http.HttpRequest;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The upload form as a request's body: read from the disk at the speed of the connection; its length is known before
 * the request is sent.
 */
public final class UploadBody implements Iterator<byte[]> {

    private final UploadForm form;
    private final UploadSource source;
    private final TransferListener listener;
    private final ExchangeCompletion<?> end;
    private boolean headGiven;
    private boolean tailGiven;
    private long position;

    private UploadBody(UploadForm form, UploadSource source, TransferListener listener, ExchangeCompletion<?> end) {
        this.form = form;
        this.source = source;
        this.listener = listener;
        this.end = end;
    }

    public static HttpRequest.BodyPublisher of(
            UploadForm form, UploadSource source, TransferListener listener, ExchangeCompletion<?> end) {
        HttpRequest.BodyPublisher parts =
                HttpRequest.BodyPublishers.ofByteArrays(() -> new UploadBody(form, source, listener, end));
        long length = form.head().length + source.size() + form.tail().length;
        return new OneShotBody(HttpRequest.BodyPublishers.fromPublisher(parts, length));
    }

    @Override
    public boolean hasNext() {
        return !tailGiven;
    }

    /** Called when the connection has taken the earlier bytes, so these have been transferred. */
    @Override
    public byte[] next() {
        if (tailGiven) {
            throw new NoSuchElementException();
        }
        if (!headGiven) {
            headGiven = true;
            return form.head();
        }
        end.moved();
        tell();
        if (position < source.size()) {
            return nextOfFile();
        }
        tailGiven = true;
        return form.tail();
    }

    private byte[] nextOfFile() {
        try {
            byte[] chunk = source.read(position);
            position += chunk.length;
            return chunk;
        } catch (StorageException e) {
            // Reported before the JDK's client can replace it by a fault of the connection.
            end.fail(e);
            throw e;
        }
    }

    private void tell() {
        try {
            listener.onProgress(position, source.size());
        } catch (RuntimeException e) {
            // A listener that throws, against its contract, must not make the upload fail.
        }
    }
}

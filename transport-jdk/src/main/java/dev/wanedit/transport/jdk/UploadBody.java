package dev.wanedit.transport.jdk;

import dev.wanedit.error.StorageException;
import dev.wanedit.port.TransferListener;
import io.reactivex.rxjava3.core.Emitter;
import io.reactivex.rxjava3.core.Flowable;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import org.reactivestreams.FlowAdapters;

/** The upload form as a request's body: read from the disk as the connection takes it, of a length known beforehand. */
final class UploadBody {

    private final UploadForm form;
    private final UploadSource source;
    private final TransferListener listener;
    private final ExchangeControl control;

    UploadBody(UploadForm form, UploadSource source, TransferListener listener, ExchangeControl control) {
        this.form = form;
        this.source = source;
        this.listener = listener;
        this.control = control;
    }

    HttpRequest.BodyPublisher publisher() {
        Flowable<ByteBuffer> bytes = Flowable.concat(
                Flowable.fromSupplier(() -> ByteBuffer.wrap(form.head())),
                Flowable.generate(() -> 0L, this::next),
                Flowable.fromSupplier(() -> ByteBuffer.wrap(form.tail())));
        long length = form.head().length + source.size() + form.tail().length;
        return new OneShotBody(
                HttpRequest.BodyPublishers.fromPublisher(FlowAdapters.toFlowPublisher(bytes), length));
    }

    private Long next(Long position, Emitter<ByteBuffer> out) {
        control.moved();
        tell(position);
        if (position >= source.size()) {
            out.onComplete();
            return position;
        }
        try {
            ByteBuffer chunk = source.read(position);
            long after = position + chunk.remaining();
            out.onNext(chunk);
            return after;
        } catch (StorageException e) {
            // First to the subscriber: the JDK's client would make a fault of the connection of it.
            control.fail(e);
            out.onError(e);
            return position;
        }
    }

    private void tell(long position) {
        try {
            listener.onProgress(position, source.size());
        } catch (RuntimeException e) {
            // A listener that throws against its contract must not cost the upload.
        }
    }
}

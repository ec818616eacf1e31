package dev.wanedit.transport.jdk;

import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.task.TaskId;
import dev.wanedit.wire.HttpAnswer;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Reads a body whole, but not more than {@link HttpAnswer#MAX_BODY_BYTES} of it. */
final class BoundedBody implements HttpResponse.BodySubscriber<byte[]> {

    private final ExchangeControl control;
    private final int status;
    private final @Nullable TaskId about;
    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    private Flow.@Nullable Subscription subscription;

    BoundedBody(ExchangeControl control, int status, @Nullable TaskId about) {
        this.control = control;
        this.status = status;
        this.about = about;
    }

    static HttpResponse.BodyHandler<byte[]> of(ExchangeControl control, @Nullable TaskId about) {
        return head -> new BoundedBody(control, head.statusCode(), about);
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return whole;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        this.subscription = subscription;
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            if (bytes.size() + buffer.remaining() > HttpAnswer.MAX_BODY_BYTES) {
                refuse();
                return;
            }
            byte[] part = new byte[buffer.remaining()];
            buffer.get(part);
            bytes.writeBytes(part);
        }
    }

    @Override
    public void onError(Throwable fault) {
        whole.completeExceptionally(fault);
    }

    @Override
    public void onComplete() {
        whole.complete(bytes.toByteArray());
    }

    private void refuse() {
        MalformedResponseException tooLong = HttpAnswer.tooLong(status, about);
        control.fail(tooLong);
        if (subscription != null) {
            subscription.cancel();
        }
        whole.completeExceptionally(tooLong);
    }
}

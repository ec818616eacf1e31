package dev.wanedit.transport.jdk.body;

import dev.wanedit.error.WanEditException;
import dev.wanedit.exchange.ExchangeCompletion;
import dev.wanedit.task.TaskId;
import dev.wanedit.wire.HttpAnswer;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Reads a body whole, but not more than {@link HttpAnswer#MAX_BODY_BYTES} of it. */
public final class BoundedBody implements HttpResponse.BodySubscriber<byte[]> {

    private final ExchangeCompletion<?> end;
    private final int status;
    private final @Nullable TaskId about;
    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
    private byte[] bytes = {};
    private int size;
    private Flow.@Nullable Subscription subscription;

    public BoundedBody(ExchangeCompletion<?> end, int status, @Nullable TaskId about) {
        this.end = end;
        this.status = status;
        this.about = about;
    }

    public static HttpResponse.BodyHandler<byte[]> of(ExchangeCompletion<?> end, @Nullable TaskId about) {
        return head -> new BoundedBody(end, head.statusCode(), about);
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
        try {
            for (ByteBuffer buffer : buffers) {
                if (size + buffer.remaining() > HttpAnswer.MAX_BODY_BYTES) {
                    end(HttpAnswer.tooLong(status, about));
                    return;
                }
                add(buffer);
            }
        } catch (Error e) {
            // Such as an OutOfMemoryError: the JDK's client would not report it.
            end(e);
        }
    }

    @Override
    public void onError(Throwable fault) {
        whole.completeExceptionally(fault);
    }

    @Override
    public void onComplete() {
        whole.complete(size == bytes.length ? bytes : Arrays.copyOf(bytes, size));
    }

    /** Most answers come in one part, which is then copied once. */
    private void add(ByteBuffer part) {
        int length = part.remaining();
        if (size + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + length, 2 * size));
        }
        part.get(bytes, size, length);
        size += length;
    }

    private void end(Throwable fault) {
        if (fault instanceof WanEditException ours) {
            end.fail(ours);
        }
        if (subscription != null) {
            subscription.cancel();
        }
        whole.completeExceptionally(fault);
    }
}

package dev.wanedit.cli.live;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Reads the body of an answer whole, and fails when it is longer than allowed; the rest is not read. */
final class BoundedAnswer implements HttpResponse.BodySubscriber<byte[]> {

    private final int most;
    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Flow.@Nullable Subscription subscription;

    private BoundedAnswer(int most) {
        this.most = most;
    }

    /** @param most how many bytes a body may have */
    static HttpResponse.BodyHandler<byte[]> of(int most) {
        return head -> new BoundedAnswer(most);
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return whole;
    }

    @Override
    public void onSubscribe(Flow.Subscription begun) {
        subscription = begun;
        begun.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
        try {
            for (ByteBuffer part : parts) {
                if (bytes.size() + part.remaining() > most) {
                    end(new IOException("The answer is longer than " + most + " bytes."));
                    return;
                }
                byte[] received = new byte[part.remaining()];
                part.get(received);
                bytes.writeBytes(received);
            }
        } catch (Error e) {
            end(e); // Such as an OutOfMemoryError: the JDK's client would not report it.
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

    private void end(Throwable fault) {
        if (subscription != null) {
            subscription.cancel();
        }
        whole.completeExceptionally(fault);
    }
}

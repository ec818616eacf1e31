package dev.wanedit.transport.jdk.body;

import dev.wanedit.error.WanEditException;
import dev.wanedit.exchange.ExchangeCompletion;
import dev.wanedit.port.ResultWriter;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Passes a result's bytes to the sink when they are received, and requests more only after they are written: a slow
 * disk slows the network instead of filling the memory.
 */
public final class SinkBody implements HttpResponse.BodySubscriber<byte[]> {

    private static final byte[] NOTHING_LEFT = {};

    private final ResultWriter writer;
    private final ExchangeCompletion<?> end;
    private final CompletableFuture<byte[]> done = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;

    public SinkBody(ResultWriter writer, ExchangeCompletion<?> end) {
        this.writer = writer;
        this.end = end;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return done;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        this.subscription = subscription;
        if (goesOn(writer::begin)) {
            subscription.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            end.moved();
            if (!goesOn(() -> writer.write(buffer))) {
                return;
            }
        }
        end.moved();
        if (subscription != null) {
            subscription.request(1);
        }
    }

    @Override
    public void onError(Throwable fault) {
        done.completeExceptionally(fault);
    }

    @Override
    public void onComplete() {
        if (goesOn(writer::end)) {
            done.complete(NOTHING_LEFT);
        }
    }

    private boolean goesOn(Runnable step) {
        if (end.isOver()) {
            cancel();
            return false;
        }
        try {
            step.run();
            return true;
        } catch (WanEditException e) {
            end.fail(e);
            cancel();
            done.completeExceptionally(e);
            return false;
        } catch (Error e) {
            // Such as an OutOfMemoryError: the JDK's client would not report it.
            cancel();
            done.completeExceptionally(e);
            return false;
        }
    }

    private void cancel() {
        if (subscription != null) {
            subscription.cancel();
        }
    }
}

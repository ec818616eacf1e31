package dev.wanedit.transport.jdk;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.StorageException;
import dev.wanedit.error.TransportException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.port.ResultHead;
import dev.wanedit.port.ResultSink;
import dev.wanedit.task.TaskId;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Hands a result's bytes to the sink as they come, and asks for more only when they are written: a slow disk slows the
 * network instead of filling the memory.
 */
final class SinkBody implements HttpResponse.BodySubscriber<byte[]> {

    private static final byte[] NOTHING_LEFT = {};

    private final TaskId taskId;
    private final ResultHead head;
    private final ResultSink sink;
    private final ExchangeControl control;
    private final CompletableFuture<byte[]> done = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;
    private long reached;

    SinkBody(TaskId taskId, ResultHead head, ResultSink sink, ExchangeControl control) {
        this.taskId = taskId;
        this.head = head;
        this.sink = sink;
        this.control = control;
        this.reached = head.offset();
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return done;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        this.subscription = subscription;
        if (store(() -> sink.begin(head))) {
            subscription.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            control.moved();
            int length = buffer.remaining();
            if (!store(() -> sink.write(buffer))) {
                return;
            }
            reached += length;
        }
        control.moved();
        if (subscription != null) {
            subscription.request(1);
        }
    }

    @Override
    public void onError(Throwable fault) {
        done.completeExceptionally(fault);
    }

    /** The JDK holds a body to its Content-Length; a part that is not the whole rest, or has no length, it cannot know. */
    @Override
    public void onComplete() {
        if (head.totalLength() >= 0 && reached < head.totalLength()) {
            end(new TransportException(
                    TransportException.Kind.CONNECTION_LOST,
                    TransportException.Delivery.MAYBE_SENT,
                    "The result ended after " + reached + " of " + head.totalLength() + " bytes.",
                    ErrorContext.of(taskId),
                    null));
        }
        done.complete(NOTHING_LEFT);
    }

    private boolean store(Storing step) {
        if (control.isOver()) {
            cancel();
            return false;
        }
        try {
            step.run();
            return true;
        } catch (WanEditException e) {
            end(e);
        } catch (IOException | RuntimeException e) {
            end(new StorageException(
                    "The result could not be stored.",
                    ErrorContext.of(taskId),
                    "Make room or choose another place; the result can be fetched again while its URL lives.",
                    e));
        }
        return false;
    }

    private void end(WanEditException error) {
        control.fail(error);
        cancel();
        done.completeExceptionally(error);
    }

    private void cancel() {
        if (subscription != null) {
            subscription.cancel();
        }
    }

    /** What is done with the sink. */
    @FunctionalInterface
    private interface Storing {
        void run() throws IOException;
    }
}

package dev.wanedit.transport.jdk.body;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A request's body that can be read once. By default the JDK's client repeats no POST, but the system property {@code
 * jdk.httpclient.enableAllMethodRetry} and an authenticator make it do so. Then the repetition fails without its body,
 * and no second task is created.
 */
public final class OneShotBody implements HttpRequest.BodyPublisher {

    private final HttpRequest.BodyPublisher body;
    private final AtomicBoolean given = new AtomicBoolean();

    public OneShotBody(HttpRequest.BodyPublisher body) {
        this.body = body;
    }

    /** Whether the client has begun to read it: from then on, the service may have it. */
    public boolean isTaken() {
        return given.get();
    }

    @Override
    public long contentLength() {
        return body.contentLength();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        if (given.compareAndSet(false, true)) {
            body.subscribe(subscriber);
            return;
        }
        subscriber.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long count) {}

            @Override
            public void cancel() {}
        });
        subscriber.onError(new IOException("The request was sent once and is not repeated."));
    }
}

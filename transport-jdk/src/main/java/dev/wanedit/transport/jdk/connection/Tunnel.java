package dev.wanedit.transport.jdk.connection;

import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Whether a proxy has opened the tunnel of an exchange. The JDK's client does not say it: a refused, dropped or stalled
 * {@code CONNECT} looks like the exchange's own end. But it asks for the length of a request's body when the tunnel is
 * open and before it writes the first byte of the request. So a request that was never asked for its length was never
 * sent.
 */
public final class Tunnel {

    private final AtomicReference<State> state = new AtomicReference<>(State.CLOSED);

    /** Decided once, so that a request that was reported as not sent is never sent afterwards. */
    private enum State {
        CLOSED,
        OPEN,
        GIVEN_UP
    }

    /** True if it was never open; then nothing goes through it from now on. */
    public boolean giveUp() {
        return state.compareAndSet(State.CLOSED, State.GIVEN_UP) || state.get() == State.GIVEN_UP;
    }

    /** The same body; the request for its length shows that the tunnel is open. */
    public HttpRequest.BodyPublisher watching(HttpRequest.BodyPublisher body) {
        return new HttpRequest.BodyPublisher() {
            @Override
            public long contentLength() {
                if (!state.compareAndSet(State.CLOSED, State.OPEN) && state.get() == State.GIVEN_UP) {
                    throw new IllegalStateException("The exchange is over.");
                }
                return body.contentLength();
            }

            @Override
            public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
                body.subscribe(subscriber);
            }
        };
    }
}

package dev.wanedit.transport.jdk;

import dev.wanedit.exchange.ExchangeEnd;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.function.Function;

/**
 * An exchange that is ready to go.
 *
 * @param request what is sent
 * @param body what takes the answer's body
 * @param reader reads the whole answer; throws from our tree
 */
record Outgoing<R>(HttpRequest request, HttpResponse.BodyHandler<byte[]> body, Function<Answer, R> reader) {

    /** The same, as it must be for this way. */
    Outgoing<R> by(ProxyRoute way) {
        return new Outgoing<>(way.fit(request), body, reader);
    }

    /** Makes a fresh one for each subscription, on the subscribing thread; throws from our tree. */
    @FunctionalInterface
    interface Plan<R> {

        Outgoing<R> prepare(ExchangeEnd<?> end);
    }
}

package dev.wanedit.transport.jdk;

import dev.wanedit.exchange.ExchangeCompletion;
import dev.wanedit.transport.jdk.connection.ProxyRoute;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.function.Function;

/**
 * An exchange that is ready to be sent.
 *
 * @param request the request
 * @param body receives the answer's body
 * @param reader reads the whole answer; throws only exceptions of wanedit
 */
record OutgoingExchange<R>(HttpRequest request, HttpResponse.BodyHandler<byte[]> body, Function<Answer, R> reader) {

    /** The same exchange, with the request as this route needs it. */
    OutgoingExchange<R> by(ProxyRoute way) {
        return new OutgoingExchange<>(way.fit(request), body, reader);
    }

    /** Makes a new one for each subscription, on the subscribing thread; throws only exceptions of wanedit. */
    @FunctionalInterface
    interface Plan<R> {

        OutgoingExchange<R> prepare(ExchangeCompletion<?> end);
    }
}

package dev.wanedit.transport.jdk;

import dev.wanedit.exchange.ExchangeCompletion;
import dev.wanedit.transport.jdk.body.OneShotBody;
import dev.wanedit.transport.jdk.connection.ProxyRoute;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * An exchange that is ready to be sent.
 *
 * @param request the request
 * @param body receives the answer's body
 * @param reader reads the whole answer; throws only exceptions of wanedit
 * @param bodyTaken whether the client has begun to read the request's body; never true for a request without one
 */
record OutgoingExchange<R>(
        HttpRequest request,
        HttpResponse.BodyHandler<byte[]> body,
        Function<Answer, R> reader,
        BooleanSupplier bodyTaken) {

    OutgoingExchange(HttpRequest request, HttpResponse.BodyHandler<byte[]> body, Function<Answer, R> reader) {
        this(request, body, reader, taken(request));
    }

    /** The same exchange, with the request as this route needs it. */
    OutgoingExchange<R> by(ProxyRoute way) {
        return new OutgoingExchange<>(way.fit(request), body, reader, bodyTaken);
    }

    private static BooleanSupplier taken(HttpRequest request) {
        return request.bodyPublisher().orElse(null) instanceof OneShotBody body ? body::isTaken : () -> false;
    }

    /** Makes a new one for each subscription, on the subscribing thread; throws only exceptions of wanedit. */
    @FunctionalInterface
    interface Plan<R> {

        OutgoingExchange<R> prepare(ExchangeCompletion<?> end);
    }
}

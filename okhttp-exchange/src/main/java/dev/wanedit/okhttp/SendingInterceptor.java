package dev.wanedit.okhttp;

import dev.wanedit.wire.HeaderNames;
import java.io.IOException;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The innermost interceptor: the connection stands, TLS included, and nothing of the request is written. So here lies the
 * line between "surely not sent" and "maybe sent", and nobody crosses it twice for one exchange.
 *
 * <p>OkHttp answers a 503 with {@code Retry-After: 0} by sending the request again. A one-shot body hinders it, but a GET
 * has none: so that header takes another name on its way through OkHttp.
 */
final class SendingInterceptor implements Interceptor {

    private static final String PARKED = "X-Wanedit-Retry-After";

    private final RunningCalls running;

    SendingInterceptor(RunningCalls running) {
        this.running = running;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Exchange exchange = running.exchange(chain.call());
        refuseUnasked(chain.connection());
        exchange.sending();
        exchange.received().requestBegins();
        Response response = chain.proceed(chain.request());
        if (exchange.received().answeredBefore()) {
            response.close();
            throw new UnsolicitedBytes(true);
        }
        return renamed(response, HeaderNames.RETRY_AFTER, PARKED);
    }

    /**
     * An answer to nothing that came behind the last one must not be taken for the answer to this request. It may wait in
     * the socket, in the TLS above it, or in OkHttp's buffer, where only its reading shows it: no byte came for it then.
     */
    private static void refuseUnasked(@Nullable Connection connection) throws IOException {
        if (connection != null && connection.socket().getInputStream().available() > 0) {
            throw new UnsolicitedBytes(false);
        }
    }

    /** The answer as it came. */
    static Response unparked(Response response) {
        return renamed(response, PARKED, HeaderNames.RETRY_AFTER);
    }

    private static Response renamed(Response response, String from, String to) {
        @Nullable String value = response.header(from);
        return value == null
                ? response
                : response.newBuilder().removeHeader(from).header(to, value).build();
    }
}

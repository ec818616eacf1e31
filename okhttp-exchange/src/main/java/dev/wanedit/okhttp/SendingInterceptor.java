package dev.wanedit.okhttp;

import dev.wanedit.okhttp.connection.UnsolicitedBytes;
import dev.wanedit.wire.HeaderNames;
import java.io.IOException;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The innermost interceptor. The connection is ready, TLS included, and nothing of the request is written yet. This is the
 * line between "surely not sent" and "maybe sent", and an exchange crosses it once at most.
 *
 * <p>OkHttp answers a 503 with {@code Retry-After: 0} by sending the request again. A one-shot body prevents that, but a GET
 * has no body: so this header has another name while the answer passes through OkHttp.
 */
final class SendingInterceptor implements Interceptor {

    private static final String HIDDEN_RETRY_AFTER = "X-Wanedit-Retry-After";

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
        return renamed(response, HeaderNames.RETRY_AFTER, HIDDEN_RETRY_AFTER);
    }

    /**
     * An unexpected answer that came after the last one must not be taken for the answer to this request. It may wait in the
     * socket, in TLS above it, or in OkHttp's buffer; the last is seen only when it is read: no byte was received for it then.
     */
    private static void refuseUnasked(@Nullable Connection connection) throws IOException {
        if (connection != null && connection.socket().getInputStream().available() > 0) {
            throw new UnsolicitedBytes(false);
        }
    }

    /** The answer as it was received. */
    static Response withRetryAfter(Response response) {
        return renamed(response, HIDDEN_RETRY_AFTER, HeaderNames.RETRY_AFTER);
    }

    private static Response renamed(Response response, String from, String to) {
        @Nullable String value = response.header(from);
        return value == null
                ? response
                : response.newBuilder().removeHeader(from).header(to, value).build();
    }
}

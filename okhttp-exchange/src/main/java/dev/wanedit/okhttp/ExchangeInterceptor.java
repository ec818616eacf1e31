package dev.wanedit.okhttp;

import dev.wanedit.error.TransportException;
import dev.wanedit.okhttp.body.BoundedBody;
import dev.wanedit.okhttp.body.EmptyBody;
import dev.wanedit.okhttp.body.OneShotBody;
import dev.wanedit.wire.HeaderNames;
import dev.wanedit.wire.HttpAnswer;
import java.io.IOException;
import java.util.Map;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * The outermost interceptor: adds headers to the request, reads the answer, and reports every error to the exchange. It
 * reports here, because the library above may wrap an error, or hide it when the application cancels all its calls.
 */
final class ExchangeInterceptor implements Interceptor {

    private static final String ACCEPT_ENCODING = "Accept-Encoding";
    private static final String IDENTITY = "identity";

    private final RunningCalls running;
    private final String userAgent;

    ExchangeInterceptor(RunningCalls running, String userAgent) {
        this.running = running;
        this.userAgent = userAgent;
    }

    /** Headers that are added if the request does not have them. */
    static Map<String, String> headers(String userAgent) {
        return Map.of(HeaderNames.USER_AGENT, userAgent, ACCEPT_ENCODING, IDENTITY);
    }

    /** The same headers, for a request that no library makes. */
    static Request.Builder withHeaders(Request.Builder request, String userAgent) {
        return request.header(HeaderNames.USER_AGENT, userAgent).header(ACCEPT_ENCODING, IDENTITY);
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Exchange exchange = chain.request().tag(Exchange.class);
        if (exchange == null) {
            throw new IOException("The request belongs to no exchange.");
        }
        running.begin(chain.call(), exchange);
        try {
            return exchange.received().during(() -> answered(chain, exchange));
        } catch (IOException e) {
            exchange.fail(e);
            throw e;
        } catch (Throwable e) {
            // Also an Error, such as a LinkageError: OkHttp would end its thread with it, and the application's handler
            // would receive it.
            exchange.fail(e);
            throw new IOException("The exchange failed by an error in this process.", e);
        } finally {
            running.end(chain.call());
        }
    }

    private Response answered(Chain chain, Exchange exchange) throws IOException {
        Response response = SendingInterceptor.withRetryAfter(chain.proceed(withHeaders(chain.request())));
        TransportException refusal = OkHttpFaults.refusal(exchange.faults(), response.code());
        if (refusal != null) {
            response.close();
            throw refusal;
        }
        return exchange.whole() ? read(chain, response, exchange) : response;
    }

    /** Asks for unpacked bodies only: OkHttp's own unpacking has no limit and hides the received bytes. */
    private Request withHeaders(Request request) {
        RequestBody body = request.body();
        boolean asItIs = body == null
                && userAgent.equals(request.header(HeaderNames.USER_AGENT))
                && IDENTITY.equals(request.header(ACCEPT_ENCODING));
        if (asItIs) {
            return request;
        }
        Request.Builder withHeaders = withHeaders(request.newBuilder(), userAgent);
        if (body != null) {
            withHeaders.method(request.method(), new OneShotBody(body));
        }
        return withHeaders.build();
    }

    /** The library above gets an empty body, because it would copy the real one; that is in {@link Exchange#answer()}. */
    private static Response read(Chain chain, Response response, Exchange exchange) throws IOException {
        HttpAnswer answer = BoundedBody.of(
                chain.call(), response, exchange.received(), exchange.faults().about());
        exchange.answered(answer);
        Response.Builder empty = response.newBuilder().body(EmptyBody.INSTANCE);
        if (response.header(HeaderNames.CONTENT_ENCODING) != null) {
            empty.removeHeader(HeaderNames.CONTENT_ENCODING);
        }
        return empty.build();
    }
}

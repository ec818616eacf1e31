package dev.wanedit.okhttp;

import dev.wanedit.error.TransportException;
import dev.wanedit.wire.HeaderNames;
import dev.wanedit.wire.HttpAnswer;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * The outermost interceptor: dresses the request, reads the answer, and tells the exchange of whatever goes wrong. It does
 * so itself, because the library above may wrap an error, or keep it back when the application cancels all its calls.
 */
final class Envelope implements Interceptor {

    private static final String ACCEPT_ENCODING = "Accept-Encoding";

    private final Exchange exchange;
    private final String userAgent;
    private final boolean whole;

    Envelope(Exchange exchange, String userAgent, boolean whole) {
        this.exchange = exchange;
        this.userAgent = userAgent;
        this.whole = whole;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        try {
            return exchange.received().during(() -> {
                Response response = SendingInterceptor.unparked(chain.proceed(dressed(chain.request())));
                TransportException refusal = OkHttpFaults.refusal(exchange.faults(), response.code());
                if (refusal != null) {
                    response.close();
                    throw refusal;
                }
                return whole ? read(chain, response) : response;
            });
        } catch (IOException e) {
            exchange.fail(e);
            throw e;
        } catch (Throwable e) {
            // An error too, such as one of linkage or of memory: OkHttp would end its thread with it, and the
            // application's handler would receive it.
            exchange.fail(e);
            throw new IOException("The exchange failed within.", e);
        }
    }

    /** Unpacked bodies only: OkHttp's own unpacking knows no bound, and hides what came. */
    private Request dressed(Request request) {
        Request.Builder dressed =
                request.newBuilder().header(HeaderNames.USER_AGENT, userAgent).header(ACCEPT_ENCODING, "identity");
        RequestBody body = request.body();
        if (body != null) {
            dressed.method(request.method(), new OneShotBody(body));
        }
        return dressed.build();
    }

    /** The library above gets an empty body: it would copy the true one, which is at hand as {@link Exchange#answer()}. */
    private Response read(Chain chain, Response response) throws IOException {
        HttpAnswer answer = WholeBody.of(
                chain.call(), response, exchange.received(), exchange.faults().about());
        exchange.answered(answer);
        return response.newBuilder()
                .removeHeader(HeaderNames.CONTENT_ENCODING)
                .body(ResponseBody.create("", WholeBody.type(response)))
                .build();
    }
}

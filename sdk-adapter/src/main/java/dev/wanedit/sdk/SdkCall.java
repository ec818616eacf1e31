package dev.wanedit.sdk;

import com.alibaba.dashscope.exception.ApiException;
import com.alibaba.dashscope.exception.NoApiKeyException;
import com.alibaba.dashscope.protocol.HalfDuplexRequest;
import com.alibaba.dashscope.protocol.okhttp.OkHttpHttpClient;
import dev.wanedit.okhttp.Exchange;
import dev.wanedit.wire.HttpAnswer;
import dev.wanedit.wire.request.CreateDraft;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.core.SingleEmitter;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/**
 * One blocking call of the SDK's HTTP client, on a thread of OkHttp's dispatcher.
 *
 * <p>The SDK's call with a callback is no cheaper, since OkHttp takes one of the same threads for it, and it can lose its
 * end: what the SDK cannot read it throws on that thread, and no callback hears of it. The blocking call always comes back.
 *
 * <p>Its result is the answer as it came, whatever its status, and not what the SDK makes of it, which loses what it cannot
 * read, differs between its versions, and may end up in its log lines. So the SDK is handed an empty object in its place.
 */
final class SdkCall implements Interceptor {

    private final Exchange exchange;
    private final HalfDuplexRequest request;
    private final @Nullable CreateDraft draft;
    private final SingleEmitter<HttpAnswer> out;
    private boolean answered; // Written and read on the one thread of the call.

    private SdkCall(
            Exchange exchange, HalfDuplexRequest request, @Nullable CreateDraft draft, SingleEmitter<HttpAnswer> out) {
        this.exchange = exchange;
        this.request = request;
        this.draft = draft;
        this.out = out;
    }

    /** Makes the call when it is subscribed to; a disposal cancels it. */
    static Single<HttpAnswer> of(Exchange exchange, HalfDuplexRequest request) {
        return of(exchange, request, null);
    }

    /** The same, for a request whose inline images come into its body only when it is sent. */
    static Single<HttpAnswer> of(Exchange exchange, HalfDuplexRequest request, @Nullable CreateDraft draft) {
        ExecutorService threads = exchange.client().dispatcher().executorService();
        return Single.create(out -> threads.execute(new SdkCall(exchange, request, draft, out)::run));
    }

    /** The outermost interceptor: it meets the request as the SDK made it. */
    @Override
    public Response intercept(Chain chain) throws IOException {
        out.setCancellable(chain.call()::cancel);
        Response response = chain.proceed(PlainRequest.of(chain.request(), draft));
        answered = true;
        return response.newBuilder()
                .headers(Headers.of())
                .body(ResponseBody.create("{}", null))
                .build();
    }

    private void run() {
        if (out.isDisposed()) {
            return;
        }
        Throwable fault = send();
        if (answered) {
            out.onSuccess(exchange.answer());
        } else {
            out.tryOnError(fault);
        }
    }

    /** Gives what the SDK throws, be it for an error that the service told: the SDK catches and wraps whatever it meets. */
    private Throwable send() {
        OkHttpClient.Builder client = exchange.client().newBuilder();
        client.interceptors().add(0, this);
        try {
            new OkHttpHttpClient(client.build()).send(request);
            return new IllegalStateException("The SDK sent nothing.");
        } catch (ApiException e) {
            return unwrapped(e);
        } catch (NoApiKeyException | RuntimeException | LinkageError e) {
            return e;
        }
    }

    private static Throwable unwrapped(ApiException thrown) {
        Throwable fault = thrown;
        while (fault instanceof ApiException && fault.getCause() != null) {
            fault = fault.getCause();
        }
        return fault;
    }
}

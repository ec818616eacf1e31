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
 * <p>The SDK's call with a callback is not cheaper, since OkHttp uses one of the same threads for it. It may also never
 * end: if the SDK cannot read an answer, it throws on that thread, and no callback is notified. The blocking call
 * always returns.
 *
 * <p>The result is the answer as it came, with any status, and not the SDK's object. The SDK loses parts that it cannot
 * read, differs between its versions, and may write the answer to its log. So the SDK receives an empty object instead.
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

    /** The same, for a request whose inline images are added to its body only when it is sent. */
    static Single<HttpAnswer> of(Exchange exchange, HalfDuplexRequest request, @Nullable CreateDraft draft) {
        ExecutorService threads = exchange.client().dispatcher().executorService();
        return Single.create(out -> threads.execute(new SdkCall(exchange, request, draft, out)::run));
    }

    /** The outermost interceptor: it receives the request as the SDK made it. */
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

    /**
     * Returns the exception that the SDK throws, also for an error of the service: the SDK catches and wraps every
     * exception.
     */
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

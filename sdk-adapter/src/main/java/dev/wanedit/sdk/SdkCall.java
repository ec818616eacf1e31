package dev.wanedit.sdk;

import com.alibaba.dashscope.protocol.HalfDuplexRequest;
import dev.wanedit.okhttp.Exchange;
import dev.wanedit.wire.HttpAnswer;
import dev.wanedit.wire.request.CreateDraft;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.core.SingleEmitter;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import okhttp3.Interceptor;
import okhttp3.Response;
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
final class SdkCall {

    private final SdkClient client;
    private final Exchange exchange;
    private final HalfDuplexRequest request;
    private final @Nullable CreateDraft draft;
    private final SingleEmitter<HttpAnswer> out;
    private boolean answered; // Written and read on the one thread of the call.

    private SdkCall(
            SdkClient client,
            Exchange exchange,
            HalfDuplexRequest request,
            @Nullable CreateDraft draft,
            SingleEmitter<HttpAnswer> out) {
        this.client = client;
        this.exchange = exchange;
        this.request = request;
        this.draft = draft;
        this.out = out;
    }

    /**
     * Makes the call when it is subscribed to; a disposal cancels it.
     *
     * @param draft the draft of the body, whose inline images are added only when it is sent; null without a body
     */
    static Single<HttpAnswer> of(
            SdkClient client, Exchange exchange, HalfDuplexRequest request, @Nullable CreateDraft draft) {
        ExecutorService threads = exchange.client().dispatcher().executorService();
        return Single.create(out -> threads.execute(new SdkCall(client, exchange, request, draft, out)::run));
    }

    HalfDuplexRequest request() {
        return request;
    }

    /** Sends what the SDK has made, as the request of the exchange. */
    Response proceed(Interceptor.Chain chain) throws IOException {
        out.setCancellable(chain.call()::cancel);
        Response response = chain.proceed(PlainRequest.of(chain.request(), draft, exchange));
        answered = true;
        return response;
    }

    private void run() {
        if (out.isDisposed()) {
            return;
        }
        Throwable fault = client.send(this);
        if (answered) {
            out.onSuccess(exchange.answer());
        } else {
            out.tryOnError(fault == null ? new IllegalStateException("The SDK sent nothing.") : fault);
        }
    }
}

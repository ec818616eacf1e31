package dev.wanedit.okhttp;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Call;
import okhttp3.OkHttpClient;

/**
 * Maps each call of a client to its exchange. The outermost interceptor finds the exchange by the tag of the request. The
 * innermost one cannot, because an interceptor of the application between them may have made another request, even on another
 * thread; but the call stays the same. So one client serves all exchanges.
 */
final class RunningCalls {

    private final Map<Call, Exchange> exchanges = new ConcurrentHashMap<>();

    /** A view of the client for the calls of exchanges. */
    static OkHttpClient view(OkHttpClient client, String userAgent) {
        RunningCalls running = new RunningCalls();
        OkHttpClient.Builder view = client.newBuilder();
        // The outermost and the innermost one; the application's interceptors are between them.
        view.interceptors().add(0, new ExchangeInterceptor(running, userAgent));
        view.networkInterceptors().add(new SendingInterceptor(running));
        return view.build();
    }

    void begin(Call call, Exchange exchange) {
        exchanges.put(call, exchange);
    }

    void end(Call call) {
        exchanges.remove(call);
    }

    /** @throws IOException if the call belongs to no exchange; then nothing may be sent */
    Exchange exchange(Call call) throws IOException {
        Exchange exchange = exchanges.get(call);
        if (exchange == null) {
            throw new IOException("The call belongs to no exchange.");
        }
        return exchange;
    }
}

package dev.wanedit.okhttp;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Call;
import okhttp3.OkHttpClient;

/**
 * Which exchange each call of a client belongs to. The outermost interceptor knows it by the tag of the request; the innermost
 * does not, for an interceptor of the application between them may have made another request, and may do so on another
 * thread. But the call stays the same. So one client serves all exchanges, and none is built for each.
 */
final class RunningCalls {

    private final Map<Call, Exchange> exchanges = new ConcurrentHashMap<>();

    /** A view of the client for the calls of exchanges. */
    static OkHttpClient view(OkHttpClient client, String userAgent) {
        RunningCalls running = new RunningCalls();
        OkHttpClient.Builder view = client.newBuilder();
        // The outermost and the innermost: what the application's own interceptors do lies between.
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

    /** @throws IOException if it is no call of an exchange; then nothing may be sent */
    Exchange exchange(Call call) throws IOException {
        Exchange exchange = exchanges.get(call);
        if (exchange == null) {
            throw new IOException("The call belongs to no exchange.");
        }
        return exchange;
    }
}

package dev.wanedit.sdk;

import com.alibaba.dashscope.exception.ApiException;
import com.alibaba.dashscope.exception.NoApiKeyException;
import com.alibaba.dashscope.protocol.HalfDuplexRequest;
import com.alibaba.dashscope.protocol.okhttp.OkHttpHttpClient;
import dev.wanedit.okhttp.Exchange;
import dev.wanedit.wire.HttpAnswer;
import dev.wanedit.wire.request.CreateDraft;
import io.reactivex.rxjava3.core.Single;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/**
 * The SDK's HTTP client around a client of ours. The SDK makes the request of a call and does not know our exchanges; the
 * call blocks its thread, and the interceptors of OkHttp run on it, so the outermost one finds the call by its thread.
 */
final class SdkClient implements Interceptor {

    private static final Headers NO_HEADERS = new Headers.Builder().build();

    private static final ThreadLocal<SdkCall> CALLS = new ThreadLocal<>();
    private final OkHttpHttpClient sdk;

    private SdkClient(OkHttpClient client) {
        OkHttpClient.Builder view = client.newBuilder();
        view.interceptors().add(0, this);
        this.sdk = new OkHttpHttpClient(view.build());
    }

    /**
     * Returns the exception that the SDK throws, also for an error of the service: the SDK catches and wraps every
     * exception. Null if there is none. An error that a version of the SDK does not catch, such as an OutOfMemoryError, must
     * not end the thread: then the caller would wait for the whole call timeout.
     */
    @Nullable
    Throwable send(SdkCall call) {
        CALLS.set(call);
        try {
            sdk.send(call.request());
            return null;
        } catch (ApiException e) {
            return unwrapped(e);
        } catch (NoApiKeyException | RuntimeException | Error e) {
            return e;
        } finally {
            CALLS.remove();
        }
    }

    /** It receives the request as the SDK made it, and gives the SDK an empty object. */
    @Override
    public Response intercept(Chain chain) throws IOException {
        SdkCall call = CALLS.get();
        if (call == null) {
            throw new IOException("The SDK made a call on a thread of its own.");
        }
        Response response = call.proceed(chain);
        return response.newBuilder()
                .headers(NO_HEADERS)
                .body(ResponseBody.create("{}", null))
                .build();
    }

    private static Throwable unwrapped(ApiException thrown) {
        Throwable fault = thrown;
        while (fault instanceof ApiException && fault.getCause() != null) {
            fault = fault.getCause();
        }
        return fault;
    }

    /** One for each client of exchanges, of which a transport has two. */
    static final class All {

        private final Map<OkHttpClient, SdkClient> clients = new ConcurrentHashMap<>();

        /** A call of a request without a body; see {@link SdkCall#of}. */
        Single<HttpAnswer> call(Exchange exchange, HalfDuplexRequest request) {
            return call(exchange, request, null);
        }

        /** A call; see {@link SdkCall#of}. */
        Single<HttpAnswer> call(Exchange exchange, HalfDuplexRequest request, @Nullable CreateDraft draft) {
            SdkClient client = clients.computeIfAbsent(exchange.client(), SdkClient::new);
            return SdkCall.of(client, exchange, request, draft);
        }
    }
}

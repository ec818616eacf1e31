package dev.wanedit.transport.retrofit;

import dev.wanedit.okhttp.Exchange;
import java.net.URI;
import java.util.Objects;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Request;
import retrofit2.Retrofit;

/** Creates the implementation of {@link DashScopeApi} with Retrofit. */
final class DashScopeApis {

    private DashScopeApis() {}

    static DashScopeApi at(URI baseUrl) {
        return new Retrofit.Builder()
                .baseUrl(folder(baseUrl))
                .callFactory(DashScopeApis::call)
                .addCallAdapterFactory(new AnswerCalls())
                .build()
                .create(DashScopeApi.class);
    }

    private static Call call(Request request) {
        return exchange(request).newCall(request);
    }

    /** The exchange that the request belongs to. */
    static Exchange exchange(Request request) {
        return Objects.requireNonNull(request.tag(Exchange.class), "exchange");
    }

    /** Retrofit treats the last part of a base URL as a file and drops it, unless a slash follows. */
    private static HttpUrl folder(URI baseUrl) {
        String text = baseUrl.toString();
        return HttpUrl.get(text.endsWith("/") ? text : text + "/");
    }
}

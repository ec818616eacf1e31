package dev.wanedit.transport.retrofit;

import dev.wanedit.okhttp.Exchange;
import dev.wanedit.wire.HeaderNames;
import dev.wanedit.wire.HttpAnswer;
import dev.wanedit.wire.request.Routes;
import io.reactivex.rxjava3.core.Single;
import java.util.Map;
import okhttp3.RequestBody;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.HeaderMap;
import retrofit2.http.Headers;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.QueryMap;
import retrofit2.http.Tag;

/**
 * The service's interface for Retrofit. Bodies are made and read elsewhere: the body of a create may hold images that
 * are read while it is sent, and the reader of an answer needs its status and must distinguish an HTML page from a
 * network fault. The tag is the exchange that the call belongs to.
 */
interface DashScopeApi {

    @POST(Routes.CREATE)
    @Headers(HeaderNames.ASYNC + ": " + HeaderNames.ENABLE)
    Single<HttpAnswer> create(
            @HeaderMap Map<String, String> headers, @Body RequestBody document, @Tag Exchange exchange);

    @GET(Routes.TASKS + "{task}")
    Single<HttpAnswer> query(
            @HeaderMap Map<String, String> headers,
            @Path(value = "task", encoded = true) String task,
            @Tag Exchange exchange);

    @GET(Routes.TASKS)
    Single<HttpAnswer> list(
            @HeaderMap Map<String, String> headers, @QueryMap Map<String, String> parameters, @Tag Exchange exchange);

    @POST(Routes.TASKS + "{task}/cancel")
    Single<HttpAnswer> cancel(
            @HeaderMap Map<String, String> headers,
            @Path(value = "task", encoded = true) String task,
            @Tag Exchange exchange);

    @GET(Routes.UPLOADS)
    Single<HttpAnswer> uploadPolicy(
            @HeaderMap Map<String, String> headers, @QueryMap Map<String, String> parameters, @Tag Exchange exchange);
}

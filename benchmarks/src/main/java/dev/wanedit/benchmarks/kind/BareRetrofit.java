package dev.wanedit.benchmarks.kind;

import dev.wanedit.benchmarks.service.StatusAnswer;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.disposables.Disposable;
import retrofit2.Retrofit;
import retrofit2.adapter.rxjava3.RxJava3CallAdapterFactory;
import retrofit2.converter.moshi.MoshiConverterFactory;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.Path;

/** Retrofit with Moshi and RxJava 3. */
final class BareRetrofit implements Queries {

    private final Api api;

    BareRetrofit(String baseUrl) {
        this.api = new Retrofit.Builder()
                .baseUrl(baseUrl + "/")
                .client(BareOkHttp.client())
                .addConverterFactory(MoshiConverterFactory.create())
                .addCallAdapterFactory(RxJava3CallAdapterFactory.create())
                .build()
                .create(Api.class);
    }

    @Override
    public void ask(String task, Done done) {
        Disposable unused = api.query("Bearer " + Kind.KEY, task)
                .doOnSuccess(answer -> StatusAnswer.check(task, answer))
                .subscribe(answer -> done.succeeded(), done::failed);
    }

    /** The service. */
    interface Api {

        @GET("tasks/{task}")
        Single<StatusAnswer> query(@Header("Authorization") String key, @Path("task") String task);
    }
}

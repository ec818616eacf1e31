package dev.wanedit.benchmarks.kind;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import dev.wanedit.benchmarks.service.StatusAnswer;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** OkHttp's queue of calls, with Moshi. */
public final class BareOkHttp implements Queries {

    private final OkHttpClient client = client();
    private final JsonAdapter<StatusAnswer> json = new Moshi.Builder().build().adapter(StatusAnswer.class);
    private final String tasks;

    public BareOkHttp(String baseUrl) {
        this.tasks = baseUrl + "/tasks/";
    }

    /** With as many calls at once as are asked for, each with a connection that stays. */
    static OkHttpClient client() {
        Dispatcher dispatcher = new Dispatcher();
        dispatcher.setMaxRequests(AT_ONCE);
        dispatcher.setMaxRequestsPerHost(AT_ONCE);
        return new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectionPool(new ConnectionPool(AT_ONCE, 5, TimeUnit.MINUTES))
                .build();
    }

    @Override
    public void ask(String task, Done done) {
        Request request = new Request.Builder()
                .url(tasks + task)
                .header("Authorization", "Bearer " + Kind.KEY)
                .build();
        client.newCall(request).enqueue(new Callback() {
            @Override
            public void onFailure(Call call, IOException fault) {
                done.failed(fault);
            }

            @Override
            public void onResponse(Call call, Response response) {
                try (response) {
                    StatusAnswer.check(
                            task,
                            json.fromJson(
                                    Objects.requireNonNull(response.body()).source()));
                } catch (IOException | RuntimeException e) {
                    done.failed(e);
                    return;
                }
                done.succeeded();
            }
        });
    }
}

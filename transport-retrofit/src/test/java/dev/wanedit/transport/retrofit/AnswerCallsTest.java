package dev.wanedit.transport.retrofit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.wire.HttpAnswer;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.observers.TestObserver;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import retrofit2.Call;
import retrofit2.CallAdapter;
import retrofit2.Callback;
import retrofit2.Response;
import retrofit2.Retrofit;

/** The ends of a call that no exchange with the service has. */
class AnswerCallsTest {

    private final List<Callback<Void>> waiting = new ArrayList<>();
    private final Call<Void> call = call();
    private boolean canceled;

    @Test
    void answer_beforeSubscription_makesNoCall() {
        Single<HttpAnswer> answer = answer();
        assertThat(waiting).isEmpty();

        answer.test().assertNotComplete();

        assertThat(waiting).hasSize(1);
    }

    @Test
    void answer_whenTheCallFails_fails() {
        TestObserver<HttpAnswer> answer = answer().test();

        waiting.get(0).onFailure(call, new IOException("reset"));

        answer.assertFailure(IOException.class);
        assertThat(canceled).as("canceled after its end").isFalse();
    }

    @Test
    void answer_whenTheRequestIsOfNoExchange_failsAndDoesNotWait() {
        TestObserver<HttpAnswer> answer = answer().test();

        waiting.get(0).onResponse(call, Response.success(null));

        answer.assertFailure(NullPointerException.class);
        assertThat(canceled).as("canceled after its end").isFalse();
    }

    @Test
    void answer_whenDisposed_cancelsTheCall() {
        answer().test().dispose();

        assertThat(canceled).isTrue();
    }

    @SuppressWarnings("unchecked") // What the factory returns for a Single.
    private Single<HttpAnswer> answer() {
        Retrofit retrofit = new Retrofit.Builder().baseUrl("http://localhost/").build();
        CallAdapter<?, ?> adapter = new AnswerCalls().get(Single.class, new Annotation[0], retrofit);
        return ((CallAdapter<Void, Single<HttpAnswer>>) Objects.requireNonNull(adapter)).adapt(call);
    }

    @Test
    void get_forAnotherType_leavesItToOthers() {
        Retrofit retrofit = new Retrofit.Builder().baseUrl("http://localhost/").build();

        assertThat(new AnswerCalls().get(String.class, new Annotation[0], retrofit))
                .isNull();
    }

    @SuppressWarnings("unchecked") // An interface without its type argument.
    private Call<Void> call() {
        return (Call<Void>)
                Proxy.newProxyInstance(Call.class.getClassLoader(), new Class<?>[] {Call.class}, this::called);
    }

    /** Stands for the call, and keeps what waits for its end. */
    @SuppressWarnings("unchecked") // The callback of a Call<Void>.
    private @Nullable Object called(Object proxy, Method method, Object[] arguments) {
        switch (method.getName()) {
            case "enqueue" -> waiting.add((Callback<Void>) arguments[0]);
            case "cancel" -> canceled = true;
            case "request" -> {
                return new Request.Builder().url("http://localhost/").build();
            }
            default -> throw new UnsupportedOperationException(method.getName());
        }
        return null;
    }
}

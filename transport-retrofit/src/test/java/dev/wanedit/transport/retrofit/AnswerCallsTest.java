package dev.wanedit.transport.retrofit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.wire.HttpAnswer;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.observers.TestObserver;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import okhttp3.Request;
import okio.Timeout;
import org.junit.jupiter.api.Test;
import retrofit2.Call;
import retrofit2.CallAdapter;
import retrofit2.Callback;
import retrofit2.Response;
import retrofit2.Retrofit;

/** The ends of a call that no exchange with the service has. */
class AnswerCallsTest {

    private final OneCall call = new OneCall();

    @Test
    void answer_beforeSubscription_makesNoCall() {
        Single<HttpAnswer> answer = answer();
        assertThat(call.waiting).isEmpty();

        answer.test().assertNotComplete();

        assertThat(call.waiting).hasSize(1);
    }

    @Test
    void answer_whenTheCallFails_fails() {
        TestObserver<HttpAnswer> answer = answer().test();

        call.waiting.get(0).onFailure(call, new IOException("reset"));

        answer.assertFailure(IOException.class);
    }

    @Test
    void answer_whenTheRequestIsOfNoExchange_failsAndDoesNotWait() {
        TestObserver<HttpAnswer> answer = answer().test();

        call.waiting.get(0).onResponse(call, Response.success(null));

        answer.assertFailure(NullPointerException.class);
    }

    @Test
    void answer_whenDisposed_cancelsTheCall() {
        answer().test().dispose();

        assertThat(call.canceled).isTrue();
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

    /** Keeps what waits for its end. */
    private static final class OneCall implements Call<Void> {

        private final List<Callback<Void>> waiting = new ArrayList<>();
        private boolean canceled;

        @Override
        public Response<Void> execute() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void enqueue(Callback<Void> callback) {
            waiting.add(callback);
        }

        @Override
        public boolean isExecuted() {
            return !waiting.isEmpty();
        }

        @Override
        public void cancel() {
            canceled = true;
        }

        @Override
        public boolean isCanceled() {
            return canceled;
        }

        @Override
        public Call<Void> clone() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Request request() {
            return new Request.Builder().url("http://localhost/").build();
        }

        @Override
        public Timeout timeout() {
            return Timeout.NONE;
        }
    }
}

package dev.wanedit.transport.retrofit;

import dev.wanedit.wire.HttpAnswer;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.core.SingleEmitter;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.CallAdapter;
import retrofit2.Callback;
import retrofit2.Response;
import retrofit2.Retrofit;

/**
 * Retrofit's calls as singles of the complete answer, which the exchange of the call has read. The call is made once, on
 * subscription, and is canceled by disposal.
 *
 * <p>Retrofit's own adapter for RxJava is built on its {@code Observable}, whose 150 classes no exchange needs.
 */
final class AnswerCalls extends CallAdapter.Factory {

    @Override
    public @Nullable CallAdapter<?, ?> get(Type returned, Annotation[] annotations, Retrofit retrofit) {
        return getRawType(returned) == Single.class ? new OfAnswer() : null;
    }

    private static final class OfAnswer implements CallAdapter<Void, Single<HttpAnswer>> {

        @Override
        public Type responseType() {
            return Void.class;
        }

        @Override
        public Single<HttpAnswer> adapt(Call<Void> call) {
            return Single.create(emitter -> {
                emitter.setCancellable(call::cancel);
                call.enqueue(new Answered(emitter));
            });
        }
    }

    /** Receives the end of one call. */
    private record Answered(SingleEmitter<HttpAnswer> emitter) implements Callback<Void> {

        @Override
        public void onResponse(Call<Void> call, Response<Void> response) {
            try {
                emitter.onSuccess(DashScopeApis.exchange(call.request()).answer());
            } catch (Throwable e) {
                // Any error: Retrofit would only print it, and the call would never end.
                emitter.tryOnError(e);
            }
        }

        @Override
        public void onFailure(Call<Void> call, Throwable fault) {
            emitter.tryOnError(fault);
        }
    }
}

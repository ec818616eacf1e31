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
                Answered answered = new Answered(call, emitter);
                emitter.setCancellable(answered::cancel);
                call.enqueue(answered);
            });
        }
    }

    /** Receives the end of one call. */
    private static final class Answered implements Callback<Void> {

        private final Call<Void> call;
        private final SingleEmitter<HttpAnswer> emitter;
        private volatile boolean over;

        Answered(Call<Void> call, SingleEmitter<HttpAnswer> emitter) {
            this.call = call;
            this.emitter = emitter;
        }

        /** RxJava calls it at the end too, which an event listener of the application would take for a canceled call. */
        void cancel() {
            if (!over) {
                call.cancel();
            }
        }

        @Override
        public void onResponse(Call<Void> answered, Response<Void> response) {
            over = true;
            try {
                emitter.onSuccess(DashScopeApis.exchange(answered.request()).answer());
            } catch (Throwable e) {
                // Any error: Retrofit would only print it, and the call would never end.
                emitter.tryOnError(e);
            }
        }

        @Override
        public void onFailure(Call<Void> failed, Throwable fault) {
            over = true;
            emitter.tryOnError(fault);
        }
    }
}

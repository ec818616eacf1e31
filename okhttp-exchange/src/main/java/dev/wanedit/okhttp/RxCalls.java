package dev.wanedit.okhttp;

import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.core.SingleEmitter;
import java.io.IOException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Response;

/** OkHttp's calls as RxJava sources. */
final class RxCalls {

    private RxCalls() {}

    /** Enqueues the call once, on subscription, and cancels it on disposal; its answer is read on OkHttp's thread. */
    static <R> Single<R> enqueue(Call call, Reader<R> reader) {
        return Single.create(emitter -> {
            Answered<R> answered = new Answered<>(call, reader, emitter);
            emitter.setCancellable(answered::cancel);
            call.enqueue(answered);
        });
    }

    /** Receives the end of one call. */
    private static final class Answered<R> implements Callback {

        private final Call call;
        private final Reader<R> reader;
        private final SingleEmitter<R> emitter;
        private volatile boolean over;

        Answered(Call call, Reader<R> reader, SingleEmitter<R> emitter) {
            this.call = call;
            this.reader = reader;
            this.emitter = emitter;
        }

        /** RxJava calls it at the end too, which an event listener of the application would take for a canceled call. */
        void cancel() {
            if (!over) {
                call.cancel();
            }
        }

        @Override
        public void onFailure(Call failed, IOException fault) {
            over = true;
            emitter.tryOnError(fault);
        }

        @Override
        public void onResponse(Call answered, Response response) {
            try {
                R value = read(answered, response);
                over = true;
                emitter.onSuccess(value);
            } catch (Throwable e) {
                // Any error: OkHttp would end its thread with it, and the call would never end.
                emitter.tryOnError(e);
            }
        }

        private R read(Call answered, Response response) throws IOException {
            try (response) {
                try {
                    return reader.read(answered, response);
                } catch (Throwable e) {
                    // Before the close, which would read on for a while to keep the connection.
                    answered.cancel();
                    throw e;
                }
            }
        }
    }

    /** Reads an answer, without closing it. */
    @FunctionalInterface
    interface Reader<R> {
        R read(Call call, Response response) throws IOException;
    }
}

package dev.wanedit.okhttp;

import io.reactivex.rxjava3.core.Single;
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
            emitter.setCancellable(call::cancel);
            call.enqueue(new Callback() {
                @Override
                public void onFailure(Call failed, IOException fault) {
                    emitter.tryOnError(fault);
                }

                @Override
                public void onResponse(Call answered, Response response) {
                    try {
                        emitter.onSuccess(read(answered, response, reader));
                    } catch (Throwable e) {
                        // Any error: OkHttp would end its thread with it, and the call would never end.
                        emitter.tryOnError(e);
                    }
                }
            });
        });
    }

    private static <R> R read(Call call, Response response, Reader<R> reader) throws IOException {
        try (response) {
            try {
                return reader.read(call, response);
            } catch (Throwable e) {
                // Before the close, which would read on for a while to keep the connection.
                call.cancel();
                throw e;
            }
        }
    }

    /** Reads an answer, without closing it. */
    @FunctionalInterface
    interface Reader<R> {
        R read(Call call, Response response) throws IOException;
    }
}

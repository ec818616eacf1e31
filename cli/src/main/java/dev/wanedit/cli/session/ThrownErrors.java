package dev.wanedit.cli.session;

import io.reactivex.rxjava3.core.Single;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Keeps errors inside a chain. RxJava throws linkage errors and errors of the virtual machine past the chain, on whatever
 * thread runs it, so one broken job would end all the others, or the command would wait for ever.
 */
public final class ThrownErrors {

    private ThrownErrors() {}

    /** The same as the call returns, which is made for each subscription; an error of the call is the end of the chain. */
    public static <T> Single<T> single(Supplier<Single<T>> call) {
        return Single.defer(() -> {
            try {
                return call.get();
            } catch (Error e) {
                return Single.error(e);
            }
        });
    }

    /** The same listener for use inside a chain: its errors become exceptions, with the error as their cause. */
    public static <T> Consumer<T> listener(Consumer<T> listener) {
        return value -> {
            try {
                listener.accept(value);
            } catch (Error e) {
                throw new IllegalStateException("A listener failed.", e);
            }
        };
    }
}

package dev.wanedit.engine.rx;

import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.core.SingleObserver;
import io.reactivex.rxjava3.core.SingleSource;
import java.util.function.Supplier;

/**
 * A call that passes on everything that is thrown, see {@link ErrorGuard}. Each query passes several of them, so it is one
 * operator and not a chain.
 */
final class GuardedSingle<T> extends Single<T> {

    private final Supplier<? extends SingleSource<T>> call;

    GuardedSingle(Supplier<? extends SingleSource<T>> call) {
        this.call = call;
    }

    @Override
    protected void subscribeActual(SingleObserver<? super T> downstream) {
        Guard<T> guard = new Guard<>(downstream);
        downstream.onSubscribe(guard);
        try {
            call.get().subscribe(guard);
        } catch (Throwable e) {
            guard.onError(ErrorGuard.mayBeTold(e));
        }
    }

    /** If the subscriber throws in onSuccess, it also receives that error in onError. At most one terminal event is delivered. */
    private static final class Guard<T> extends Upstream implements SingleObserver<T> {

        private static final long serialVersionUID = 1L;

        private final transient SingleObserver<? super T> downstream;
        private volatile boolean delivered;

        Guard(SingleObserver<? super T> downstream) {
            this.downstream = downstream;
        }

        @Override
        public void onSuccess(T value) {
            if (delivered) {
                return;
            }
            try {
                downstream.onSuccess(value);
                delivered = true;
                forget();
            } catch (Throwable e) {
                onError(ErrorGuard.mayBeTold(e));
            }
        }

        @Override
        public void onError(Throwable error) {
            if (delivered || isDisposed()) {
                ErrorGuard.late(error);
                return;
            }
            delivered = true;
            forget();
            try {
                downstream.onError(error);
            } catch (Throwable e) {
                ErrorGuard.lost(ErrorGuard.mayBeTold(e));
            }
        }

        @Override
        public void dispose() {
            boolean unused = stop();
        }
    }
}

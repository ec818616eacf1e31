package dev.wanedit.engine.rx;

import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.FlowableSubscriber;
import io.reactivex.rxjava3.internal.subscriptions.EmptySubscription;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** See {@link ErrorGuard#flowable}. */
final class GuardedFlowable<T> extends Flowable<T> {

    private final Flowable<T> source;

    GuardedFlowable(Flowable<T> source) {
        this.source = source;
    }

    @Override
    protected void subscribeActual(Subscriber<? super T> downstream) {
        Guard<T> guard = new Guard<>(downstream);
        try {
            source.subscribe(guard);
        } catch (Throwable e) {
            guard.onError(ErrorGuard.mayBeTold(e));
        }
    }

    private static final class Guard<T> implements FlowableSubscriber<T>, Subscription {
        private final Subscriber<? super T> downstream;
        private @Nullable Subscription upstream;
        private volatile boolean over;

        Guard(Subscriber<? super T> downstream) {
            this.downstream = downstream;
        }

        @Override
        public void onSubscribe(Subscription values) {
            upstream = values;
            downstream.onSubscribe(this);
        }

        @Override
        public void onNext(T value) {
            if (over) {
                return;
            }
            try {
                downstream.onNext(value);
            } catch (Throwable e) {
                cancelUpstream();
                onError(ErrorGuard.mayBeTold(e));
            }
        }

        @Override
        public void onComplete() {
            if (over) {
                return;
            }
            try {
                downstream.onComplete();
                over = true;
            } catch (Throwable e) {
                onError(ErrorGuard.mayBeTold(e));
            }
        }

        @Override
        public void onError(Throwable error) {
            if (over) {
                return;
            }
            over = true;
            try {
                if (upstream == null) {
                    EmptySubscription.error(error, downstream);
                } else {
                    downstream.onError(error);
                }
            } catch (Throwable e) {
                ErrorGuard.lost(ErrorGuard.mayBeTold(e));
            }
        }

        @Override
        public void request(long count) {
            if (upstream != null) {
                upstream.request(count);
            }
        }

        @Override
        public void cancel() {
            over = true;
            cancelUpstream();
        }

        private void cancelUpstream() {
            if (upstream != null) {
                upstream.cancel();
            }
        }
    }
}

package dev.wanedit.engine.rx;

import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.CompletableSource;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.MaybeObserver;
import io.reactivex.rxjava3.core.MaybeSource;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.core.SingleSource;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.disposables.SerialDisposable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Used where signals enter our chains from a port, a thread or a queue, and where they leave to user code. Everything
 * that is thrown there, or by later operators on the same thread, is passed to onError, including {@link Error}s.
 * RxJava itself does not pass linkage errors and virtual machine errors to subscribers, so they would wait for ever.
 * Only {@link ThreadDeath} is thrown further, as its documentation requires.
 */
public final class ErrorGuard {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorGuard.class);

    private ErrorGuard() {}

    /** The same as the call gives, which is made for each subscription. */
    public static <T> Single<T> single(Supplier<? extends SingleSource<T>> call) {
        return new GuardedSingle<>(call);
    }

    /** The same as the call gives, which is made for each subscription. */
    public static Completable completable(Supplier<? extends CompletableSource> call) {
        return new Entry<>(Maybe.defer(() -> Completable.wrap(call.get()).toMaybe())).ignoreElement();
    }

    /** The same signals. */
    public static <T> Maybe<T> maybe(Maybe<T> source) {
        return new Entry<>(source);
    }

    /** The same signals. */
    public static <T> Flowable<T> flowable(Flowable<T> source) {
        return new GuardedFlowable<>(source);
    }

    /**
     * The same listener for use inside a chain: its errors become exceptions, so that they do not break the chain.
     *
     * @param listener the application's listener
     */
    public static <T> Consumer<T> listener(Consumer<? super T> listener) {
        return value -> {
            try {
                listener.accept(value);
            } catch (Error e) {
                throw new IllegalStateException("A listener failed.", mayBeTold(e));
            }
        };
    }

    /**
     * The same listener; what it throws is logged and harms nothing.
     *
     * @param listener the application's listener
     * @param subject what it receives, in the plural, for the log
     */
    public static <T> Consumer<T> harmless(Consumer<? super T> listener, String subject) {
        return value -> {
            try {
                listener.accept(value);
            } catch (Throwable e) { // Any: it may throw what it does not declare.
                LOG.warn("A listener for {} threw {}", subject, mayBeTold(e).toString());
            }
        };
    }

    /** Returns the throwable, to be passed to the subscriber; a thread that is stopped passes nothing on. */
    public static Throwable mayBeTold(Throwable thrown) {
        if (thrown instanceof ThreadDeath death) {
            throw death;
        }
        return thrown;
    }

    /** Notes an error of an exchange that has ended. */
    public static void late(Throwable error) {
        LOG.debug("An error after the end of the exchange", error);
    }

    /** Logs an error that no observer can receive. */
    public static void lost(Throwable error) {
        LOG.error("An error occurred after the caller was gone.", error);
    }

    private static final class Entry<T> extends Maybe<T> {
        private final MaybeSource<T> source;

        Entry(MaybeSource<T> source) {
            this.source = source;
        }

        @Override
        protected void subscribeActual(MaybeObserver<? super T> downstream) {
            Guard<T> guard = new Guard<>(downstream);
            downstream.onSubscribe(guard);
            try {
                source.subscribe(guard);
            } catch (Throwable e) {
                guard.onError(mayBeTold(e));
            }
        }
    }

    /** If the subscriber throws in onSuccess, it also receives that error in onError. At most one terminal event is delivered. */
    private static final class Guard<T> implements MaybeObserver<T>, Disposable {
        private final MaybeObserver<? super T> downstream;
        private final SerialDisposable upstream = new SerialDisposable();
        private volatile boolean delivered;

        Guard(MaybeObserver<? super T> downstream) {
            this.downstream = downstream;
        }

        @Override
        public void onSubscribe(Disposable exchange) {
            upstream.set(exchange);
        }

        @Override
        public void onSuccess(T value) {
            if (delivered) {
                return;
            }
            try {
                downstream.onSuccess(value);
                delivered = true;
            } catch (Throwable e) {
                onError(mayBeTold(e));
            }
        }

        @Override
        public void onComplete() {
            if (delivered) {
                return;
            }
            try {
                downstream.onComplete();
                delivered = true;
            } catch (Throwable e) {
                onError(mayBeTold(e));
            }
        }

        @Override
        public void onError(Throwable error) {
            if (delivered || isDisposed()) {
                late(error);
                return;
            }
            delivered = true;
            try {
                downstream.onError(error);
            } catch (Throwable e) {
                lost(mayBeTold(e));
            }
        }

        @Override
        public void dispose() {
            upstream.dispose();
        }

        @Override
        public boolean isDisposed() {
            return upstream.isDisposed();
        }
    }
}

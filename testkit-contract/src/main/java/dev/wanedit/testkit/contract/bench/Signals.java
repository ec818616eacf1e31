package dev.wanedit.testkit.contract.bench;

import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.CompletableObserver;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.core.SingleObserver;
import io.reactivex.rxjava3.disposables.Disposable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Keeps every signal of one subscription, also signals that should not have come. */
public final class Signals<T> implements SingleObserver<T>, CompletableObserver, Disposable {

    /** Marks a completion without a value. */
    public static final Object COMPLETED = "completed";

    private final CountDownLatch subscribed = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final List<Object> signals = new CopyOnWriteArrayList<>();
    private final boolean disposesAtOnce;
    private volatile Disposable upstream = Disposable.empty();
    private volatile int whenDisposed = -1;

    private Signals(boolean disposesAtOnce) {
        this.disposesAtOnce = disposesAtOnce;
    }

    public static <T> Signals<T> of(Single<T> call) {
        Signals<T> signals = new Signals<>(false);
        call.subscribe(signals);
        return signals;
    }

    public static Signals<Object> of(Completable call) {
        Signals<Object> signals = new Signals<>(false);
        call.subscribe(signals);
        return signals;
    }

    /** Subscribes, and disposes at the moment of the subscription. */
    public static Signals<Object> disposedAtOnce(Completable call) {
        Signals<Object> signals = new Signals<>(true);
        call.subscribe(signals);
        return signals;
    }

    @Override
    public void onSubscribe(Disposable disposable) {
        upstream = disposable;
        subscribed.countDown();
        if (disposesAtOnce) {
            dispose();
        }
    }

    @Override
    public void onSuccess(T value) {
        signal(value);
    }

    @Override
    public void onComplete() {
        signal(COMPLETED);
    }

    @Override
    public void onError(Throwable error) {
        signal(error);
    }

    private void signal(Object signal) {
        signals.add(signal);
        ended.countDown();
    }

    @Override
    public void dispose() {
        upstream.dispose();
        whenDisposed = signals.size();
    }

    @Override
    public boolean isDisposed() {
        return whenDisposed >= 0;
    }

    public boolean awaitEnd(Duration atMost) {
        try {
            return ended.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** All signals so far, in order: values, errors, {@link #COMPLETED}. */
    public List<Object> all() {
        return List.copyOf(signals);
    }

    /** The signals after the disposal; there should be none. */
    public List<Object> afterDisposal() {
        return isDisposed() ? all().subList(whenDisposed, signals.size()) : List.of();
    }
}

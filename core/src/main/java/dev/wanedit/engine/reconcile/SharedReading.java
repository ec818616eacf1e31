package dev.wanedit.engine.reconcile;

import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.core.SingleEmitter;
import io.reactivex.rxjava3.disposables.Disposable;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One reading of something for all that need it at that time. A reading that has begun may have passed the newest rows
 * already, so those that come while one is under way share the next.
 */
final class SharedReading<T> {

    private final Single<T> source;
    private Set<SingleEmitter<T>> waiting = new HashSet<>();
    private Set<SingleEmitter<T>> served = Set.of();
    private @Nullable Disposable exchange;
    private boolean reads;

    /** @param source each subscription is a reading */
    SharedReading(Single<T> source) {
        this.source = source;
    }

    /** The result of a reading that begins after the subscription. */
    Single<T> next() {
        return Single.create(this::join);
    }

    private void join(SingleEmitter<T> emitter) {
        emitter.setCancellable(() -> leave(emitter));
        synchronized (this) {
            waiting.add(emitter);
        }
        start();
    }

    private void start() {
        synchronized (this) {
            waiting.removeIf(SingleEmitter::isDisposed);
            if (reads || waiting.isEmpty()) {
                return;
            }
            reads = true;
            served = waiting;
            waiting = new HashSet<>();
        }
        Disposable started = source.subscribe(
                value -> end(emitter -> emitter.onSuccess(value)), fault -> end(emitter -> emitter.tryOnError(fault)));
        synchronized (this) {
            exchange = started;
        }
    }

    private void end(Consumer<SingleEmitter<T>> signal) {
        Set<SingleEmitter<T>> over;
        synchronized (this) {
            over = served;
            served = Set.of();
            reads = false;
        }
        over.forEach(signal);
        start();
    }

    /** The last one that leaves ends the reading. */
    private void leave(SingleEmitter<T> emitter) {
        Disposable unused = null;
        synchronized (this) {
            waiting.remove(emitter);
            if (reads && served.remove(emitter) && served.isEmpty()) {
                unused = exchange;
                reads = false;
            }
        }
        if (unused != null) {
            unused.dispose();
            start();
        }
    }
}

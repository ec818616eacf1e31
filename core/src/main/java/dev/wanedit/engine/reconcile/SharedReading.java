package dev.wanedit.engine.reconcile;

import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.core.SingleEmitter;
import io.reactivex.rxjava3.disposables.SerialDisposable;
import java.util.HashSet;
import java.util.List;
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
    private @Nullable Reading<T> current;

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
        Reading<T> reading;
        synchronized (this) {
            waiting.removeIf(SingleEmitter::isDisposed);
            if (current != null || waiting.isEmpty()) {
                return;
            }
            reading = new Reading<>(waiting);
            current = reading;
            waiting = new HashSet<>();
        }
        reading.exchange.set(source.subscribe(
                value -> end(reading, emitter -> emitter.onSuccess(value)),
                fault -> end(reading, emitter -> emitter.tryOnError(fault))));
    }

    private void end(Reading<T> reading, Consumer<SingleEmitter<T>> signal) {
        List<SingleEmitter<T>> over;
        synchronized (this) {
            over = List.copyOf(reading.served);
            reading.served.clear();
            if (current == reading) {
                current = null;
            }
        }
        over.forEach(signal);
        start();
    }

    /** The last one that leaves ends the reading. */
    private void leave(SingleEmitter<T> emitter) {
        Reading<T> unused = null;
        synchronized (this) {
            waiting.remove(emitter);
            Reading<T> reading = current;
            if (reading != null && reading.served.remove(emitter) && reading.served.isEmpty()) {
                unused = reading;
                current = null;
            }
        }
        if (unused != null) {
            unused.exchange.dispose();
            start();
        }
    }

    /** One reading serves only those that were there when it began, also if its answer comes after it was abandoned. */
    private static final class Reading<T> {

        private final Set<SingleEmitter<T>> served;
        private final SerialDisposable exchange = new SerialDisposable();

        Reading(Set<SingleEmitter<T>> served) {
            this.served = served;
        }
    }
}

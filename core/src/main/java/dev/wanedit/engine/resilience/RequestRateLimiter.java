package dev.wanedit.engine.resilience;

import dev.wanedit.engine.rx.ErrorGuard;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.CompletableObserver;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.disposables.Disposable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * A share of the account's requests per second. There is at least the same time between two requests, so no second has
 * more than its share; a request that comes too early waits its turn and blocks no thread. Only the first in the queue
 * has a time, so a request that gives up waiting costs those behind it nothing.
 */
final class RequestRateLimiter {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final long interval;
    private final Scheduler timer;
    private final Completable closing;
    private final Consumer<Duration> waits;
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private boolean serving;
    private long next;

    /**
     * @param closing fails when no request may wait any longer
     * @param waits receives how long a request waited for its turn
     */
    RequestRateLimiter(int perSecond, Scheduler timer, Completable closing, Consumer<Duration> waits) {
        this.interval = SECOND / perSecond;
        this.timer = timer;
        this.closing = closing;
        this.waits = waits;
        this.next = timer.now(TimeUnit.NANOSECONDS);
    }

    <T> Single<T> spend(Single<T> exchange) {
        return turn().andThen(exchange);
    }

    Completable spend(Completable exchange) {
        return turn().andThen(exchange);
    }

    private Completable turn() {
        return new Turn().takeUntil(closing);
    }

    private void join(Waiting turn) {
        synchronized (waiting) {
            waiting.add(turn);
            if (serving) {
                return;
            }
            serving = true;
        }
        serve();
    }

    /** Gives turns one by one as long as a request waits; the timer resumes it when the next turn is due. */
    private void serve() {
        while (someoneWaits()) {
            long wait = untilNext();
            if (wait > 0) {
                timer.scheduleDirect(this::giveAndServe, wait, TimeUnit.NANOSECONDS);
                return;
            }
            give();
        }
    }

    /** Takes the next time; in nanoseconds from now. */
    private long untilNext() {
        synchronized (waiting) {
            long now = timer.now(TimeUnit.NANOSECONDS);
            long start = Math.max(now, next);
            next = start + interval;
            return start - now;
        }
    }

    private void giveAndServe() {
        give();
        serve();
    }

    private void give() {
        Waiting turn;
        synchronized (waiting) {
            turn = waiting.poll();
        }
        if (turn != null) {
            turn.begin();
        }
    }

    /** Forgets the requests that gave up; if none is left, the next to come starts serving again. */
    private boolean someoneWaits() {
        synchronized (waiting) {
            while (!waiting.isEmpty() && waiting.element().isDisposed()) {
                waiting.remove();
            }
            serving = !waiting.isEmpty();
            return serving;
        }
    }

    /** Completes when the rate limit allows a request. Each query passes here, so it is one operator and not a chain. */
    private final class Turn extends Completable {

        @Override
        protected void subscribeActual(CompletableObserver request) {
            Waiting turn = new Waiting(request);
            request.onSubscribe(turn);
            if (!turn.isDisposed()) {
                join(turn);
            }
        }
    }

    private final class Waiting extends AtomicBoolean implements Disposable {

        private static final long serialVersionUID = 1L;

        private final transient CompletableObserver request;
        private final long from = timer.now(TimeUnit.NANOSECONDS);

        Waiting(CompletableObserver request) {
            this.request = request;
        }

        /** What is thrown here would be lost on the thread of the timer, and stop the turns of all others. */
        void begin() {
            if (!compareAndSet(false, true)) {
                return;
            }
            try {
                waits.accept(Duration.ofNanos(timer.now(TimeUnit.NANOSECONDS) - from));
                request.onComplete();
            } catch (Throwable e) {
                failed(ErrorGuard.mayBeTold(e));
            }
        }

        private void failed(Throwable error) {
            try {
                request.onError(error);
            } catch (Throwable e) {
                ErrorGuard.lost(ErrorGuard.mayBeTold(e));
            }
        }

        @Override
        public void dispose() {
            set(true);
        }

        @Override
        public boolean isDisposed() {
            return get();
        }
    }
}

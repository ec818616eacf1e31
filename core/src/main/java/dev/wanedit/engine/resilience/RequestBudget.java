package dev.wanedit.engine.resilience;

import dev.wanedit.engine.rx.ErrorGuard;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.CompletableEmitter;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A share of the account's requests per second. There is at least the same time between two requests, so no second has
 * more than its share; a request that comes too early waits its turn and blocks no thread. Only the first in the queue
 * has a time, so a request that gives up waiting costs those behind it nothing.
 */
final class RequestBudget {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final long interval;
    private final Scheduler timer;
    private final Completable closing;
    private final Consumer<Duration> waits;
    private final Queue<CompletableEmitter> waiting = new ArrayDeque<>();
    private boolean serving;
    private long next;

    /**
     * @param closing fails when no request may wait any longer
     * @param waits receives how long a request waited for its turn
     */
    RequestBudget(int perSecond, Scheduler timer, Completable closing, Consumer<Duration> waits) {
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
        return ErrorGuard.completable(() -> {
                    long from = timer.now(TimeUnit.NANOSECONDS);
                    return Completable.create(this::join).doOnComplete(() -> waits.accept(since(from)));
                })
                .takeUntil(closing);
    }

    private Duration since(long from) {
        return Duration.ofNanos(timer.now(TimeUnit.NANOSECONDS) - from);
    }

    private void join(CompletableEmitter turn) {
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
        CompletableEmitter turn;
        synchronized (waiting) {
            turn = waiting.poll();
        }
        if (turn != null) {
            turn.onComplete();
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
}

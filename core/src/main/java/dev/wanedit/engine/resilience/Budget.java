package dev.wanedit.engine.resilience;

import dev.wanedit.engine.rx.ErrorGuard;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.CompletableEmitter;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/**
 * A share of the account's requests per second, enforced by Resilience4j's rate limiter on our own scheduler. Requests
 * are spaced evenly; a request over the limit waits in a queue and blocks no thread. Only the first request in the
 * queue holds a permit, so a request that stops waiting does not delay the others.
 */
final class Budget {

    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    private final RateLimiter limiter;
    private final Scheduler timer;
    private final Completable closing;
    private final Queue<CompletableEmitter> waiting = new ArrayDeque<>();
    private boolean serving;

    /** @param closing fails when no request may wait any longer */
    Budget(String name, int perSecond, Scheduler timer, Completable closing) {
        RateLimiterConfig config = RateLimiterConfig.custom()
                .limitForPeriod(1)
                .limitRefreshPeriod(Duration.ofSeconds(1).dividedBy(perSecond))
                .timeoutDuration(LONGEST_WAIT)
                .build();
        this.limiter = RateLimiter.of(name, config, () -> timer.now(TimeUnit.NANOSECONDS));
        this.timer = timer;
        this.closing = closing;
    }

    <T> Single<T> spend(Single<T> exchange) {
        return turn().andThen(exchange);
    }

    Completable spend(Completable exchange) {
        return turn().andThen(exchange);
    }

    private Completable turn() {
        return ErrorGuard.completable(() -> Completable.create(this::join)).takeUntil(closing);
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

    /** Takes permits one by one while requests wait; if the next permit is in the future, continues by the timer. */
    private void serve() {
        while (someoneWaits()) {
            long wait = limiter.reservePermission();
            if (wait > 0) {
                timer.scheduleDirect(this::giveAndServe, wait, TimeUnit.NANOSECONDS);
                return;
            }
            give();
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

    /** Removes requests that stopped waiting. If none is left, the next new request starts {@code serve()} again. */
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

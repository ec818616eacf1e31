package dev.wanedit.resilience;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A share of the account's requests per second, kept by Resilience4j's rate limiter on our own scheduler. Requests are
 * spaced evenly; one too many waits its turn and blocks no thread.
 */
final class Budget {

    /** Longer than any queue that a wait outlives. */
    private static final Duration LONGEST_QUEUE = Duration.ofDays(1);

    private final RateLimiter limiter;
    private final Scheduler timer;

    Budget(String name, int perSecond, Scheduler timer) {
        RateLimiterConfig config = RateLimiterConfig.custom()
                .limitForPeriod(1)
                .limitRefreshPeriod(Duration.ofSeconds(1).dividedBy(perSecond))
                .timeoutDuration(LONGEST_QUEUE)
                .build();
        this.limiter = RateLimiter.of(name, config, () -> timer.now(TimeUnit.NANOSECONDS));
        this.timer = timer;
    }

    <T> Single<T> spend(Single<T> exchange) {
        return turn().andThen(exchange);
    }

    Completable spend(Completable exchange) {
        return turn().andThen(exchange);
    }

    private Completable turn() {
        return Completable.defer(() -> {
            long wait = limiter.reservePermission();
            return wait <= 0 ? Completable.complete() : Completable.timer(wait, TimeUnit.NANOSECONDS, timer);
        });
    }
}

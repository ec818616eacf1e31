package dev.wanedit.resilience;

import dev.wanedit.error.ThrottledException;
import io.github.resilience4j.core.IntervalBiFunction;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.CompletableSource;
import io.reactivex.rxjava3.core.CompletableTransformer;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.core.SingleSource;
import io.reactivex.rxjava3.core.SingleTransformer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Resilience4j's retry as an operator on our own scheduler. The attempts are counted anew for each subscription, and the
 * waits run in virtual time when the scheduler does.
 */
public final class Retries implements CompletableTransformer {

    private static final Logger LOG = LoggerFactory.getLogger(Retries.class);
    private static final double BACKOFF_FACTOR = 2.0;
    private static final double JITTER = 0.5;

    private final Retry retry;
    private final Scheduler timer;
    private final Completable closing;

    private Retries(
            String name,
            RetryPolicy policy,
            double jitter,
            Predicate<Throwable> repeatable,
            Scheduler timer,
            Completable closing) {
        this.retry = Retry.of(
                name,
                RetryConfig.custom()
                        .maxAttempts(policy.maxAttempts())
                        .retryOnException(repeatable)
                        .intervalBiFunction(waits(policy, jitter))
                        .build());
        this.timer = timer;
        this.closing = closing;
    }

    /**
     * For what only reads: repeated after any fault that may pass.
     *
     * @param name for the log
     * @param policy how often and how fast
     * @param timer measures the waits
     * @param closing fails when nobody may wait any longer
     */
    public static Retries ofReads(String name, RetryPolicy policy, Scheduler timer, Completable closing) {
        return new Retries(name, policy, JITTER, Repeatable::read, timer, closing);
    }

    /** For a POST: repeated only when it surely did not take effect. */
    static Retries ofPosts(String name, RetryPolicy policy, Scheduler timer, Completable closing) {
        return new Retries(name, policy, JITTER, Repeatable::post, timer, closing);
    }

    /** For a task that has succeeded without a URL of its video: asked again after 2, 4, 8, 16 and 32 s. */
    static Retries ofMissingVideos(Scheduler timer, Completable closing) {
        return new Retries("video_url", RetryPolicy.MISSING_VIDEOS, 0, Repeatable::withoutVideo, timer, closing);
    }

    <T> SingleTransformer<T, T> single() {
        return this::apply;
    }

    private <T> SingleSource<T> apply(Single<T> source) {
        return Single.defer(() -> {
            Retry.AsyncContext<T> attempts = retry.asyncContext();
            return source.retryWhen(errors -> errors.concatMap(error -> nextAttempt(attempts, error)));
        });
    }

    @Override
    public CompletableSource apply(Completable source) {
        return Completable.defer(() -> {
            Retry.AsyncContext<Object> attempts = retry.asyncContext();
            return source.retryWhen(errors -> errors.concatMap(error -> nextAttempt(attempts, error)));
        });
    }

    private Publisher<Long> nextAttempt(Retry.AsyncContext<?> attempts, Throwable error) {
        long wait = attempts.onError(error);
        if (wait < 0) {
            return Flowable.error(error);
        }
        LOG.debug("{}: next attempt in {} ms after: {}", retry.getName(), wait, error.getMessage());
        return Flowable.timer(wait, TimeUnit.MILLISECONDS, timer).takeUntil(closing.toFlowable());
    }

    private static IntervalBiFunction<Object> waits(RetryPolicy policy, double jitter) {
        IntervalFunction backoff = jitter == 0
                ? IntervalFunction.ofExponentialBackoff(policy.firstBackoff(), BACKOFF_FACTOR, policy.maxBackoff())
                : IntervalFunction.ofExponentialRandomBackoff(
                        policy.firstBackoff(), BACKOFF_FACTOR, jitter, policy.maxBackoff());
        return (attempt, outcome) -> {
            long wait = backoff.apply(attempt);
            if (outcome.isLeft() && outcome.getLeft() instanceof ThrottledException throttled) {
                return Math.max(wait, asked(throttled, policy.maxRetryAfter()));
            }
            return wait;
        };
    }

    private static long asked(ThrottledException throttled, Duration longest) {
        Duration asked = throttled.retryAfter().orElse(Duration.ZERO);
        return (asked.compareTo(longest) > 0 ? longest : asked).toMillis();
    }
}

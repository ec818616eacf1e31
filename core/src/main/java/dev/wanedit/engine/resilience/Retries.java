package dev.wanedit.engine.resilience;

import dev.wanedit.error.ThrottledException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.event.JobListener;
import dev.wanedit.event.RetriedFault.Operation;
import io.github.resilience4j.core.IntervalBiFunction;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.CompletableSource;
import io.reactivex.rxjava3.core.CompletableTransformer;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.core.SingleSource;
import io.reactivex.rxjava3.core.SingleTransformer;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Resilience4j's retry as an operator on our own scheduler. The attempts are counted from the start for each
 * subscription, and the waits run in virtual time if the scheduler does.
 */
public final class Retries implements CompletableTransformer {

    private static final double BACKOFF_FACTOR = 2.0;
    private static final double JITTER = 0.5;

    private final Operation operation;
    private final RetryPolicy policy;
    private final double jitter;
    private final Predicate<Throwable> repeatable;
    private final JobListener listener;
    private final Scheduler timer;
    private final Completable closing;

    /** Made when it is needed: most programs repeat nothing, and need none of its classes. */
    private @Nullable Retry retry;

    private Retries(
            Operation operation,
            RetryPolicy policy,
            double jitter,
            Predicate<Throwable> repeatable,
            JobListener listener,
            Scheduler timer,
            Completable closing) {
        this.operation = operation;
        this.policy = policy;
        this.jitter = jitter;
        this.repeatable = repeatable;
        this.listener = listener;
        this.timer = timer;
        this.closing = closing;
    }

    /**
     * For reads: repeated after every fault that may be temporary.
     *
     * @param operation the kind of request
     * @param policy how often and how fast
     * @param listener is notified of each failure that is followed by another attempt
     * @param timer measures the waits
     * @param closing fails when no request may wait any longer
     */
    public static Retries ofReads(
            Operation operation, RetryPolicy policy, JobListener listener, Scheduler timer, Completable closing) {
        return new Retries(operation, policy, JITTER, ReadRetryRule::read, listener, timer, closing);
    }

    /** For a POST: repeated only when it certainly had no effect. */
    static Retries ofPosts(
            Operation operation, RetryPolicy policy, JobListener listener, Scheduler timer, Completable closing) {
        return new Retries(operation, policy, JITTER, PostRetryRule::allows, listener, timer, closing);
    }

    /** For a task that has succeeded but has no URL of its video; see {@link RetryPolicy#MISSING_VIDEOS}. */
    static Retries ofMissingVideos(JobListener listener, Scheduler timer, Completable closing) {
        return new Retries(
                Operation.QUERY, RetryPolicy.MISSING_VIDEOS, 0, ReadRetryRule::withoutVideo, listener, timer, closing);
    }

    <T> SingleTransformer<T, T> single() {
        return this::apply;
    }

    /** Nearly every exchange succeeds at once, and then costs nothing here. */
    private <T> SingleSource<T> apply(Single<T> source) {
        return source.onErrorResumeNext(first -> afterFailure(first, source));
    }

    /** The first attempt has failed. */
    private <T> Single<T> afterFailure(Throwable first, Single<T> source) {
        return Single.defer(() -> {
            FailureStreak row = new FailureStreak(operation, null, listener, timer);
            return repeated(first, source, retry().asyncContext(), row)
                    .doOnSuccess(value -> row.succeeded())
                    .doFinally(row::ended);
        });
    }

    /**
     * The attempts after this fault, or the fault itself. Not by RxJava's {@code retryWhen}: if the subscriber leaves while the
     * fault is on its way, that operator prints it.
     */
    private <T> Single<T> repeated(
            Throwable fault, Single<T> source, Retry.AsyncContext<Object> attempts, FailureStreak row) {
        return Single.defer(() -> {
            long wait = attempts.onError(fault);
            if (wait < 0) {
                return Single.error(fault);
            }
            if (fault instanceof WanEditException known) {
                row.failed(known);
            }
            return Single.timer(wait, TimeUnit.MILLISECONDS, timer)
                    .takeUntil(closing)
                    .flatMap(due -> source.onErrorResumeNext(next -> repeated(next, source, attempts, row)));
        });
    }

    @Override
    public CompletableSource apply(Completable source) {
        return Single.wrap(apply(source.toSingleDefault(operation))).ignoreElement();
    }

    private synchronized Retry retry() {
        Retry made = retry;
        if (made == null) {
            made = Retry.of(
                    operation.name(),
                    RetryConfig.custom()
                            .maxAttempts(policy.maxAttempts())
                            .retryOnException(repeatable)
                            .intervalBiFunction(waits(policy, jitter))
                            .build());
            retry = made;
        }
        return made;
    }

    private static IntervalBiFunction<Object> waits(RetryPolicy policy, double jitter) {
        IntervalFunction backoff = jitter == 0
                ? IntervalFunction.ofExponentialBackoff(policy.firstBackoff(), BACKOFF_FACTOR, policy.maxBackoff())
                : IntervalFunction.ofExponentialRandomBackoff(
                        policy.firstBackoff(), BACKOFF_FACTOR, jitter, policy.maxBackoff());
        return (attempt, outcome) -> {
            long wait = backoff.apply(attempt);
            if (outcome.isLeft() && outcome.getLeft() instanceof ThrottledException throttled) {
                return Math.max(wait, policy.retryAfter(throttled).toMillis());
            }
            return wait;
        };
    }
}

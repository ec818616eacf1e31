package dev.wanedit.engine.resilience;

import dev.wanedit.error.AuthenticationException;
import dev.wanedit.error.BillingException;
import dev.wanedit.error.ServiceException;
import dev.wanedit.task.ReadableUnits;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops submits for some time after the service reported a wrong key or an unpaid bill: the next jobs would be refused
 * too. Polls and downloads of paid tasks are not stopped.
 */
final class SubmitBreaker {

    private static final Logger LOG = LoggerFactory.getLogger(SubmitBreaker.class);
    private static final Duration OPEN_FOR = Duration.ofSeconds(30);
    /** A slow answer, or a long wait for the budget, says nothing about the account, so it must not pause submits. */
    private static final Duration NEVER_SLOW = Duration.ofNanos(Long.MAX_VALUE);

    private final CircuitBreaker breaker;
    private final AtomicReference<ServiceException> lastRefusal = new AtomicReference<>();

    SubmitBreaker(Scheduler timer) {
        this.breaker = CircuitBreaker.of(
                "submit",
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(1)
                        .minimumNumberOfCalls(1)
                        .failureRateThreshold(100)
                        .slowCallDurationThreshold(NEVER_SLOW)
                        .waitDurationInOpenState(OPEN_FOR)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .clock(new TimerClock(timer))
                        .currentTimestampFunction(clock -> timer.now(TimeUnit.NANOSECONDS), TimeUnit.NANOSECONDS)
                        .recordException(SubmitBreaker::concernsAllJobs)
                        .build());
    }

    <T> Single<T> guard(Single<T> create) {
        return Single.defer(() -> {
            if (!breaker.tryAcquirePermission()) {
                return Single.error(PausedSubmitErrors.after(lastRefusal.get()));
            }
            long start = breaker.getCurrentTimestamp();
            return create.doOnSuccess(value -> breaker.onSuccess(since(start), breaker.getTimestampUnit()))
                    .doOnError(error -> failed(error, since(start)))
                    .doOnDispose(breaker::releasePermission);
        });
    }

    private void failed(Throwable error, long duration) {
        if (error instanceof ServiceException refusal && concernsAllJobs(error)) {
            lastRefusal.set(refusal);
            LOG.warn("Submits pause for {}: {}", ReadableUnits.duration(OPEN_FOR), error.getMessage());
        }
        breaker.onError(duration, breaker.getTimestampUnit(), error);
    }

    private long since(long start) {
        return breaker.getCurrentTimestamp() - start;
    }

    private static boolean concernsAllJobs(Throwable error) {
        return error instanceof AuthenticationException || error instanceof BillingException;
    }
}

package dev.wanedit.engine.resilience;

import dev.wanedit.error.AuthenticationException;
import dev.wanedit.error.BillingException;
import dev.wanedit.error.PermissionException;
import dev.wanedit.error.ServiceException;
import dev.wanedit.error.SubmitUncertainException;
import dev.wanedit.task.ReadableUnits;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops submits for some time after the service reported a wrong key or an unpaid bill: the next jobs would be refused
 * too. Also after something in between refused the account and left a job uncertain: each further job would become so too.
 * Polls and downloads of paid tasks are not stopped.
 */
final class SubmitBreaker {

    private static final Logger LOG = LoggerFactory.getLogger(SubmitBreaker.class);
    private static final Duration OPEN_FOR = Duration.ofSeconds(30);
    /** A slow answer, or a long wait for the rate limit, says nothing about the account, so it must not pause submits. */
    private static final Duration NEVER_SLOW = Duration.ofNanos(Long.MAX_VALUE);

    private final Scheduler timer;
    private final AtomicReference<ServiceException> lastRefusal = new AtomicReference<>();

    /** Made by the first submit: a program that only reads needs none of its classes. */
    private @Nullable CircuitBreaker breaker;

    SubmitBreaker(Scheduler timer) {
        this.timer = timer;
    }

    private synchronized CircuitBreaker breaker() {
        CircuitBreaker made = breaker;
        if (made == null) {
            made = made(timer);
            breaker = made;
        }
        return made;
    }

    private static CircuitBreaker made(Scheduler timer) {
        return CircuitBreaker.of(
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
            CircuitBreaker guard = breaker();
            if (!guard.tryAcquirePermission()) {
                return Single.error(PausedSubmitErrors.after(lastRefusal.get()));
            }
            long start = guard.getCurrentTimestamp();
            return create.doOnSuccess(value -> guard.onSuccess(since(guard, start), guard.getTimestampUnit()))
                    .doOnError(error -> failed(guard, error, since(guard, start)))
                    .doOnDispose(guard::releasePermission);
        });
    }

    private void failed(CircuitBreaker guard, Throwable error, long duration) {
        if (refusal(error) instanceof ServiceException refusal && concernsAllJobs(error)) {
            lastRefusal.set(refusal);
            LOG.warn("Submits pause for {}: {}", ReadableUnits.duration(OPEN_FOR), error.getMessage());
        }
        guard.onError(duration, guard.getTimestampUnit(), error);
    }

    private static long since(CircuitBreaker guard, long start) {
        return guard.getCurrentTimestamp() - start;
    }

    private static boolean concernsAllJobs(Throwable error) {
        Throwable refusal = refusal(error);
        return refusal instanceof AuthenticationException
                || refusal instanceof BillingException
                || (error != refusal && refusal instanceof PermissionException);
    }

    private static @Nullable Throwable refusal(Throwable error) {
        return error instanceof SubmitUncertainException ? error.getCause() : error;
    }
}

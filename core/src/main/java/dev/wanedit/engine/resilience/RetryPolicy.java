package dev.wanedit.engine.resilience;

import dev.wanedit.engine.poll.PollInterval;
import dev.wanedit.error.ThrottledException;
import java.time.Duration;

/**
 * How often and how fast a request is repeated: exponential backoff; half of each wait is random, so that many clients
 * do not repeat at the same moment.
 *
 * @param maxAttempts attempts in total, including the first one; 1 means no repetition
 * @param firstBackoff wait before the second attempt
 * @param maxBackoff longest wait between two attempts
 * @param maxRetryAfter longest wait that a {@code Retry-After} of the service can request
 */
public record RetryPolicy(int maxAttempts, Duration firstBackoff, Duration maxBackoff, Duration maxRetryAfter) {

    /** For reads, which cost nothing. */
    public static final RetryPolicy READS =
            new RetryPolicy(5, Duration.ofMillis(500), Duration.ofSeconds(20), Duration.ofSeconds(60));

    /** For a create that certainly had no effect; throttling lasts about a minute (protocol of the service). */
    public static final RetryPolicy SUBMITS =
            new RetryPolicy(4, Duration.ofSeconds(2), Duration.ofSeconds(30), Duration.ofSeconds(60));

    /** For the download of a result, which is paid for. */
    public static final RetryPolicy DOWNLOADS =
            new RetryPolicy(6, Duration.ofSeconds(1), Duration.ofSeconds(20), Duration.ofSeconds(60));

    /** For a task that has succeeded but has no usable URL of its video: the same waits as for a task that is followed. */
    static final RetryPolicy MISSING_VIDEOS = new RetryPolicy(
            1 + PollInterval.MOST_WITHOUT_RESULT,
            Duration.ofNanos(PollInterval.withoutResult(0)),
            Duration.ofNanos(PollInterval.withoutResult(PollInterval.MOST_WITHOUT_RESULT - 1)),
            Duration.ofSeconds(60));

    /** The wait that the service requested, up to the longest one; zero if it requested none. */
    public Duration retryAfter(ThrottledException throttled) {
        Duration asked = throttled.retryAfter().orElse(Duration.ZERO);
        return asked.compareTo(maxRetryAfter) > 0 ? maxRetryAfter : asked;
    }

    /** @throws IllegalArgumentException if there is no attempt, or a wait is not positive */
    public RetryPolicy {
        if (maxAttempts < 1) {
            throw new IllegalArgumentException("maxAttempts is " + maxAttempts + ", allowed from 1");
        }
        if (firstBackoff.toMillis() < 1 || maxBackoff.compareTo(firstBackoff) < 0 || maxRetryAfter.isNegative()) {
            throw new IllegalArgumentException("waits are at least 1 ms, and maxBackoff is not under firstBackoff");
        }
    }
}

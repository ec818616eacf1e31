package dev.wanedit.engine.resilience;

import java.time.Duration;

/**
 * How often and how fast something is tried again: exponential backoff, half of each wait random, so that many clients do
 * not come back at once.
 *
 * @param maxAttempts attempts in all, the first one counted; 1 means never again
 * @param firstBackoff wait before the second attempt
 * @param maxBackoff longest wait between two attempts
 * @param maxRetryAfter longest wait that a {@code Retry-After} of the service can ask for
 */
public record RetryPolicy(int maxAttempts, Duration firstBackoff, Duration maxBackoff, Duration maxRetryAfter) {

    /** For reads, which cost nothing. */
    public static final RetryPolicy READS =
            new RetryPolicy(5, Duration.ofMillis(500), Duration.ofSeconds(20), Duration.ofSeconds(60));

    /** For a create that surely did not take effect; throttling lasts about a minute (protocol of the service). */
    public static final RetryPolicy SUBMITS =
            new RetryPolicy(4, Duration.ofSeconds(2), Duration.ofSeconds(30), Duration.ofSeconds(60));

    /** For the download of a result, which is paid for. */
    public static final RetryPolicy DOWNLOADS =
            new RetryPolicy(6, Duration.ofSeconds(1), Duration.ofSeconds(20), Duration.ofSeconds(60));

    /** For a task that has succeeded and tells no usable URL of its video. */
    static final RetryPolicy MISSING_VIDEOS =
            new RetryPolicy(6, Duration.ofSeconds(2), Duration.ofSeconds(32), Duration.ofSeconds(60));

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

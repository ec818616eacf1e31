package dev.wanedit.settings;

import java.time.Duration;

/**
 * When the status of a task is queried.
 *
 * @param firstPoll from the submit to the first query; default 5 s, since most bad jobs fail within that time
 * @param pollEvery from an answer to the next query, varied by up to 10 % so that many tasks are not queried at the
 * same moment; default 15 s, the vendor's advice
 */
public record FollowPlan(Duration firstPoll, Duration pollEvery) {

    /** The vendor's advice. */
    public static final FollowPlan DEFAULT = new FollowPlan(Duration.ofSeconds(5), Duration.ofSeconds(15));

    /** @throws IllegalArgumentException if the first poll is in the past or the interval under 1 ms */
    public FollowPlan {
        if (firstPoll.isNegative() || pollEvery.toMillis() < 1) {
            throw new IllegalArgumentException("firstPoll is at least 0, pollEvery at least 1 ms");
        }
    }
}

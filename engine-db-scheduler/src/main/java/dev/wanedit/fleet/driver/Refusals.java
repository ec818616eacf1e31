package dev.wanedit.fleet.driver;

import dev.wanedit.task.JobKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How often the service refused each job for something that can be corrected without it, such as a wrong model or URL. A job is
 * tried again, but not for ever: it would cost requests and keep others waiting. It belongs to the driver's thread.
 */
final class Refusals {

    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);

    /** Half an hour in all: time enough to correct what all jobs have in common. */
    private static final int MOST = 6;

    private final Map<JobKey, Integer> times = new HashMap<>();

    /** The job was refused. How long it waits for its next try, twice as long each time; null if there is none. */
    @Nullable
    Duration waitAfterOne(JobKey key) {
        int count = times.merge(key, 1, Integer::sum);
        if (count < MOST) {
            return FIRST_WAIT.multipliedBy(1L << (count - 1));
        }
        forget(key);
        return null;
    }

    /** The job was not refused any more. */
    void forget(JobKey key) {
        times.remove(key);
    }
}

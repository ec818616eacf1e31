package dev.wanedit.settings;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When the service is asked for the status of tasks. By default the client decides: it looks densely where an end is
 * likely, reads the list of running tasks if that is cheaper than querying each, and stays within its {@link RateLimits}.
 *
 * @param first from the submit to the first query; default 3 s, since most bad jobs fail within that time
 * @param every from an answer to the next query of the same task, varied by up to 10 % so that many tasks are not queried
 * at the same moment; the list is then never read. Null, the default, if the client decides
 */
public record Polling(Duration first, @Nullable Duration every) {

    /** The client decides when to ask. */
    public static final Polling AUTOMATIC = new Polling(Duration.ofSeconds(3), null);

    /** @throws IllegalArgumentException if the first query is in the past or the interval under 1 ms */
    public Polling {
        if (first.isNegative() || (every != null && every.toMillis() < 1)) {
            throw new IllegalArgumentException("first is at least 0, every at least 1 ms");
        }
    }

    /** Each task is queried at this interval, and never by the list; see {@link #every()}. */
    public static Polling every(Duration interval) {
        return new Polling(AUTOMATIC.first(), interval);
    }

    /** The same with another wait between the submit of a task and its first query. */
    public Polling firstAfter(Duration wait) {
        return new Polling(wait, every);
    }
}

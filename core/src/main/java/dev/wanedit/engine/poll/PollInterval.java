package dev.wanedit.engine.poll;

import dev.wanedit.engine.duration.DurationHistogram;

/**
 * How long to wait between two queries of a task. All such waits are listed here, in nanoseconds:
 *
 * <ul>
 *   <li>the first query: {@link dev.wanedit.settings.Polling#first()}, by default that of {@link
 *       dev.wanedit.settings.Polling#AUTOMATIC};
 *   <li>the task is queued: {@link #afterQueued};
 *   <li>the task runs: {@link #afterRunning}; {@link DurationHistogram#untilNextLook} computes it from how long earlier edits
 *       ran, within {@link DurationHistogram#SHORTEST_LOOK} (1 s) and {@link DurationHistogram#LONGEST_LOOK} (30 s);
 *   <li>the query failed: {@link #afterFault};
 *   <li>the task has succeeded, and its result is missing: {@link #withoutResult};
 *   <li>the service does not know the task: {@link #unknown}.
 * </ul>
 *
 * A query may be sent later than that: {@link RequestPace} keeps to the account's requests per second, and {@link
 * ListSchedule} reads the list in place of many queries. It also decides how long to wait between two readings of the
 * list.
 */
public final class PollInterval {

    /** How often a task is queried again that has succeeded, while its answer has no URL of the result. */
    public static final int MOST_WITHOUT_RESULT = 5;

    /** How often a task is queried again that the service does not know, before that counts. */
    public static final int MOST_UNKNOWN = 4;

    private static final long SECOND = RequestPace.SECOND;

    private static final long QUEUED = 20 * SECOND;
    private static final long FIRST_WITHOUT_RESULT = 2 * SECOND;
    private static final int MOST_DOUBLINGS = 5;
    private static final double JITTER = 0.1;

    private final PollLimits limits;

    PollInterval(PollLimits limits) {
        this.limits = limits;
    }

    /** The moment of the first query. */
    long firstQuery(PolledTask task) {
        return task.submitted + limits.firstLook();
    }

    /**
     * The wait after an answer that shows the task as running. If the application set an interval, it is that interval,
     * plus or minus 10 %. Otherwise it is 1 s to 30 s: short when the end of the task is likely, long when it is not.
     */
    long afterRunning(PolledTask task, long now) {
        return limits.fixed() ? fixed(task, now) : task.durations.untilNextLook(now - task.running);
    }

    /**
     * The wait after an answer that shows the task as queued: the application's interval if it set one, otherwise 20 s.
     *
     * @param shownBySweeps the wait that is enough because the list shows what begins to run; 0 if the list is not read
     */
    long afterQueued(PolledTask task, long shownBySweeps, long now) {
        if (limits.fixed()) {
            return fixed(task, now);
        }
        return shownBySweeps > 0 ? shownBySweeps : QUEUED;
    }

    /** The wait after a fault: 2, 4, 8, 16, then always 32 s; 1 s after a 429, which slows all queries. */
    long afterFault(int faultsInARow, boolean throttled) {
        long backoff = throttled ? SECOND : SECOND << Math.min(MOST_DOUBLINGS, faultsInARow);
        return limits.fixed() ? Math.min(backoff, limits.every()) : backoff;
    }

    /**
     * The wait for the URL of a result: 2, 4, 8, 16 and 32 s.
     *
     * @param before how many answers without a URL have come before this one
     */
    public static long withoutResult(int before) {
        return FIRST_WITHOUT_RESULT << before;
    }

    /** See {@link #unknown(int, long)}. */
    long unknown(int before) {
        return unknown(before, limits.every());
    }

    /**
     * The wait after an answer that the service does not know the task: 1, 2, 4 and 8 s; never longer than the interval
     * that the application set.
     *
     * @param before how many such answers have come before this one
     * @param every that interval, in nanoseconds; 0 if it set none
     */
    public static long unknown(int before, long every) {
        long wait = SECOND << before;
        return every > 0 ? Math.min(wait, every) : wait;
    }

    private long fixed(PolledTask task, long now) {
        return (long) (limits.every() * (1 - JITTER + 2 * JITTER * fraction(task, now)));
    }

    /** A number from 0 to 1. It differs by task and by moment, so that many tasks are not queried at the same moment. */
    private static double fraction(PolledTask task, long now) {
        long mixed = (task.id.hashCode() * 0x9E3779B97F4A7C15L) ^ (now * 0xBF58476D1CE4E5B9L);
        return ((mixed ^ (mixed >>> 31)) & 0xFFFF) / (double) 0xFFFF;
    }
}

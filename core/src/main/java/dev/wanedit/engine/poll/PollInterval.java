package dev.wanedit.engine.poll;

/**
 * How long to wait between two queries of a task. When the query is really sent also depends on the account's requests per
 * second ({@link RequestPace}) and on what the list shows ({@link ListSchedule}). All times are in nanoseconds.
 */
final class PollInterval {

    private static final long SECOND = RequestPace.SECOND;
    private static final long QUEUED = 20 * SECOND;
    private static final int MOST_DOUBLINGS = 5;
    private static final double JITTER = 0.1;

    private final PollLimits limits;

    PollInterval(PollLimits limits) {
        this.limits = limits;
    }

    /** The moment of the first query: 3 s after the submit, if the application set nothing else. */
    long firstQuery(PolledTask task) {
        return task.submitted + limits.firstLook();
    }

    /**
     * The wait after an answer: the application's interval, plus or minus 10 %, if it set one. Otherwise 1 s to 30 s while
     * the task runs, the shorter the likelier its end is.
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

    /** The wait for the URL of a result, after so many answers without one: 2, 4, 8, 16 and 32 s. */
    long withoutResult(int before) {
        return (2 * SECOND) << before;
    }

    private long fixed(PolledTask task, long now) {
        return (long) (limits.every() * (1 - JITTER + 2 * JITTER * fraction(task, now)));
    }

    /** From 0 to 1, other for each task and each moment, so that many tasks are not queried at the same moment. */
    private static double fraction(PolledTask task, long now) {
        long mixed = (task.id.hashCode() * 0x9E3779B97F4A7C15L) ^ (now * 0xBF58476D1CE4E5B9L);
        return ((mixed ^ (mixed >>> 31)) & 0xFFFF) / (double) 0xFFFF;
    }
}

package dev.wanedit.engine.poll;

import dev.wanedit.task.TaskStatus;
import org.jspecify.annotations.Nullable;

/**
 * Which task is queried next. Tasks that have probably ended come first, then the others in the order in which their end is
 * likely; tasks that one reading of the list shows with fewer requests are left to the list. Not thread-safe.
 */
final class QueryChoice {

    private static final long SECOND = RequestPace.SECOND;
    private static final long TOGETHER = 5 * SECOND / 4;
    private static final long NOBODY_STARVES = 295 * SECOND;
    private static final int STARVING_TURN = 4;
    private static final int DUE_FOR_A_PAGE = 4;

    /** A task that is due may be left to the list, or to a moment with fewer requests; then it is planned again after this time. */
    private static final long LEFT_LOOK_AGAIN = SECOND / 4;

    private static final long MILLISECOND = 1_000_000;
    private static final double MANY_FALSE_ALARMS = 0.3;
    private static final double WEIGHT_OF_NEW = 0.02;

    private final PollLimits rules;
    private final WatchedTasks tasks;
    private final RequestPace queries;
    private final ListSchedule lists;
    private final EventHints hints;
    private int turn;

    /** Of the tasks that were queried because one sweep did not show them: the share that was still running. */
    private double falseAlarms;

    /**
     * @param rules what to keep to
     * @param tasks the tasks that are followed
     * @param queries the pace of queries
     * @param lists when the list is read
     * @param hints tasks of completion events
     */
    QueryChoice(PollLimits rules, WatchedTasks tasks, RequestPace queries, ListSchedule lists, EventHints hints) {
        this.rules = rules;
        this.tasks = tasks;
        this.queries = queries;
        this.lists = lists;
        this.hints = hints;
    }

    /** True if reading the list takes fewer requests than querying each task that is due about now. */
    boolean sweepPays(long now) {
        if (!lists.usable(now) || (tasks.runningDue.firstDue(now) == null && tasks.waitingDue.firstDue(now) == null)) {
            return false;
        }
        int pages = lists.runningPages();
        int count = tasks.runningDue.countDue(now + TOGETHER, pages + 1);
        count += tasks.waitingDue.countDue(now + TOGETHER, pages + 1 - count);
        return count > pages;
    }

    /** Null if nothing is to be queried now. */
    @Nullable
    PolledTask next(boolean byList, long now) {
        if (!queries.free(now)) {
            return null;
        }
        PolledTask next = ++turn % STARVING_TURN == 0 ? tasks.unseenSince(now - NOBODY_STARVES, now) : null;
        next = next == null && turn % 2 == 1 ? hints.next(now) : next;
        next = next == null ? tasks.firstSuspect(likelyPays(now)) : next;
        next = next == null ? hints.next(now) : next;
        next = next == null ? nextRunning(byList, now) : next;
        next = next == null ? nextWaiting(byList, now) : next;
        return next == null ? nextNew(now) : next;
    }

    /** The moment at which something may be due again, {@link PollPlan#NEVER} if there is none. */
    long lookAgain(long now) {
        long next = lists.next(now, tasks.waitingDue.size());
        if (tasks.firstSuspect(true) != null) {
            boolean ready = tasks.firstSuspect(likelyPays(now)) != null;
            next = Math.min(next, Math.max(queries.next(), ready ? now : now + LEFT_LOOK_AGAIN));
        }
        next = Math.min(next, Math.max(hints.nextMoment(now), queries.next()));
        for (DueHeap heap : new DueHeap[] {tasks.runningDue, tasks.waitingDue, tasks.newDue}) {
            PolledTask first = heap.first();
            if (first != null) {
                next = Math.min(next, first.due > now ? first.due : Math.max(queries.next(), now + LEFT_LOOK_AGAIN));
            }
        }
        return next == PollPlan.NEVER ? next : Math.max(next, now + MILLISECOND);
    }

    /**
     * A task was queried because one sweep did not show it.
     *
     * @param over true if it has ended, as was supposed
     */
    void suspectAnswered(boolean over) {
        falseAlarms += ((over ? 0 : 1) - falseAlarms) * WEIGHT_OF_NEW;
    }

    /**
     * True if tasks that one sweep did not show are queried at once. If many of them turn out to run still, and most of the
     * pace is in use, it is cheaper to wait for a second sweep.
     */
    private boolean likelyPays(long now) {
        return falseAlarms < MANY_FALSE_ALARMS || !queries.nearlyFull(now);
    }

    private @Nullable PolledTask nextRunning(boolean byList, long now) {
        PolledTask task = tasks.runningDue.firstDue(now);
        if (task != null && byList) {
            lists.wantRunning();
            return lists.behind(now) && !queries.busy(now) ? task : null;
        }
        return task;
    }

    /** While sweeps show which tasks begin to run, a queued task is queried only if nothing has shown it for long. */
    private @Nullable PolledTask nextWaiting(boolean byList, long now) {
        long mayBeUnseen = lists.mayBeUnseen(tasks.waitingDue.size());
        PolledTask task = tasks.waitingDue.firstDue(now);
        for (; task != null; task = tasks.waitingDue.firstDue(now)) {
            if (rules.fixed() || task.status == TaskStatus.SUCCEEDED) {
                return task;
            }
            if (task.seen + mayBeUnseen <= now) {
                return byPage(tasks.waitingDue, mayBeUnseen / 4, now) ? null : task;
            }
            if (byList) {
                lists.wantRunning();
            }
            if (!lists.live(now)) {
                return byList ? null : task;
            }
            tasks.waitingDue.put(task, task.seen + mayBeUnseen);
        }
        return null;
    }

    /** The first query of a new task shows if its input is bad. Such queries take at most half of the pace. */
    private @Nullable PolledTask nextNew(long now) {
        PolledTask task = tasks.newDue.firstDue(now);
        if (task == null || rules.fixed()) {
            return task;
        }
        return byPage(tasks.newDue, TOGETHER, now) || queries.busy(now) ? null : task;
    }

    /** True if so many tasks are due within this time that the list of queued tasks is read in place of querying each. */
    private boolean byPage(DueHeap due, long within, long now) {
        boolean pays = lists.usable(now) && due.countDue(now + within, DUE_FOR_A_PAGE) >= DUE_FOR_A_PAGE;
        if (pays) {
            lists.wantPending(due == tasks.newDue);
        }
        return pays;
    }
}

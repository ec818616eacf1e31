package dev.wanedit.engine.poll;

import dev.wanedit.task.TaskPage;
import dev.wanedit.task.TaskStatus;
import org.jspecify.annotations.Nullable;

/**
 * When the list is read. The running tasks are read page by page, so the cost depends on the number of pages, not of tasks;
 * the queued tasks are read more rarely. A list that fails is not read for a while; then tasks are queried.
 */
final class ListSchedule {

    private static final long SECOND = RequestPace.SECOND;
    private static final long SHORTEST_BETWEEN = 5 * SECOND / 2;
    private static final double BETWEEN_BY_ROOT_OF_PAGES = 0.8 * SECOND;
    private static final double MOST_OF_THE_PACE = 0.6;
    private static final long LONGEST_BETWEEN = 20 * SECOND;
    private static final long BETWEEN_WITH_EVENTS = 60 * SECOND;
    private static final long BETWEEN_NEW = 3 * SECOND;
    private static final long BETWEEN_NEW_PAGES = SECOND / 10;
    private static final long LONGEST_UNSEEN = 290 * SECOND;
    private static final long SHORTEST_UNSEEN = 60 * SECOND;
    private static final long UNSEEN_BY_PAGES = 3 * SECOND;
    private static final int MOST_FAILURES = 3;
    private static final int MOST_DOUBLINGS = 4;
    private static final long FIRST_PAUSE = 4 * SECOND;
    private static final double WEIGHT_OF_NEW = 0.12;
    private static final long LONGEST_DELAY = 40 * SECOND;
    private static final long BEHIND = 5 * SECOND;
    private static final long REMEMBERED = 600 * SECOND;
    private static final long LONG_AGO = Long.MIN_VALUE / 2;

    private final ListSweep running = new ListSweep(TaskStatus.RUNNING);
    private final ListSweep pending = new ListSweep(TaskStatus.PENDING);
    private final RequestPace pace;
    private int number;
    private long lastComplete = LONG_AGO;
    private boolean runningWanted;
    private boolean pendingWanted;
    private boolean forNewTasks;
    private boolean readsForNew;
    private boolean unjudged;
    private int failures;
    private int pauses;
    private double delay;
    private long behindUntil = LONG_AGO;
    private long usableFrom = LONG_AGO;
    private long eventsUntil = LONG_AGO;

    ListSchedule(RequestPace pace) {
        this.pace = pace;
    }

    /** The number of the newest sweep. */
    int number() {
        return number;
    }

    boolean usable(long now) {
        return now >= usableFrom;
    }

    /** Running tasks that are not followed here; 0 if the list was not read lately. */
    int othersRunning(long now) {
        return now - lastComplete < SHORTEST_UNSEEN ? running.others() : 0;
    }

    /** How many pages the list of running tasks has. */
    int runningPages() {
        return running.pages();
    }

    ListSweep sweep(TaskStatus status) {
        return status == TaskStatus.RUNNING ? running : pending;
    }

    /** True if sweeps show each task that begins, so that a queued task needs no query. */
    boolean live(long now) {
        return usable(now) && now - lastComplete < Math.max(3 * betweenRunning(now), 2 * LONGEST_BETWEEN);
    }

    /** How long a queued task may be shown by no answer, while sweeps show the running tasks. */
    long mayBeUnseen(int waiting) {
        long pages = Math.max(1, waiting / pending.pageSize());
        return Math.max(SHORTEST_UNSEEN, Math.min(LONGEST_UNSEEN, pages * UNSEEN_BY_PAGES));
    }

    /** The list showed the end of a task with this delay. */
    void noticed(long delay, long now) {
        this.delay += (Math.min(delay, LONGEST_DELAY) - this.delay) * WEIGHT_OF_NEW;
        if (this.delay > BEHIND + 2 * betweenRunning(now)) {
            behindUntil = now + REMEMBERED;
        }
    }

    /** True if the list shows the end of tasks with a long delay; then tasks are queried as far as the pace allows. */
    boolean behind(long now) {
        return now < behindUntil;
    }

    /** How far the list is behind; 0 if no long delay was noticed. */
    long lag(long now) {
        return behind(now) ? (long) delay : 0;
    }

    /** The list of running tasks is to be read as soon as the pace of sweeps allows. */
    void wantRunning() {
        runningWanted = true;
    }

    /** @param ofNew true if it is urgent, because tasks wait for their first look */
    void wantPending(boolean ofNew) {
        if (!pending.active() && !unjudged) {
            forNewTasks |= ofNew;
            pendingWanted = true;
        }
    }

    /** Completion events are expected until then, so sweeps may be rare. */
    void eventsCome(long until) {
        eventsUntil = until;
    }

    /** Starts the sweeps that are wanted, when their time has come. */
    void start(long now, int waiting) {
        runningWanted |= now >= nextForWaiting(waiting);
        if (runningWanted && !running.active() && now >= nextRunning(now)) {
            runningWanted = false;
            running.start(++number, now, SHORTEST_BETWEEN * 4 / 5 / running.pages());
        }
        if (pendingWanted && !pending.active() && now >= nextPending()) {
            long pages = Math.max(1, waiting / pending.pageSize());
            long spread = Math.min(UNSEEN_BY_PAGES, mayBeUnseen(waiting) * 9 / 10 / pages);
            pending.start(++number, now, forNewTasks ? BETWEEN_NEW_PAGES : spread);
            pendingWanted = false;
            readsForNew = forNewTasks;
            forNewTasks = false;
        }
    }

    PollRequest.@Nullable ListPage nextPage(long now) {
        return running.ready(now) ? running.ask() : pending.ready(now) ? pending.ask() : null;
    }

    /** The moment at which a page may be read next. */
    long next(long now, int waiting) {
        long next = Math.min(running.nextPage(), pending.nextPage());
        if (!running.active()) {
            next = Math.min(next, runningWanted ? nextRunning(now) : nextForWaiting(waiting));
        }
        if (pendingWanted && !pending.active()) {
            next = Math.min(next, nextPending());
        }
        return next == PollPlan.NEVER ? next : Math.max(next, pace.next());
    }

    /**
     * Takes a page.
     *
     * @param allShown true if each task that is followed has been shown, so that no further page is needed if the list
     * shows tasks of any status
     * @return true if it was the last page of its sweep
     */
    boolean answered(ListSweep sweep, TaskPage answer, boolean allShown, long now) {
        if (sweep.breaksOff(answer)) {
            return brokenOff(sweep, answer, now);
        }
        failures = 0;
        boolean last = sweep.answered(answer, now);
        if (!last && !(allShown && sweep.ignoresFilter())) {
            return false;
        }
        complete(sweep);
        return true;
    }

    /** Some services count rows that never come: then what they show is used, since the list would else never be read. */
    private boolean brokenOff(ListSweep sweep, TaskPage answer, long now) {
        if (sweep.brokenOff(now + SECOND / 2) < MOST_FAILURES) {
            return false;
        }
        if (sweep.showedMost(answer)) {
            sweep.cutOff();
            complete(sweep);
            return true;
        }
        pause(now);
        return false;
    }

    private void complete(ListSweep sweep) {
        pauses = 0;
        sweep.complete();
        if (sweep == running) {
            lastComplete = sweep.started();
        } else {
            unjudged = !sweep.cut();
            runningWanted |= unjudged;
        }
    }

    /** No new task waits for its first look any longer. If the queued tasks are being read for these, that reading ends. */
    void newAreSeen() {
        if (readsForNew) {
            pending.abandon();
        }
    }

    /**
     * Called at the end of a sweep of running tasks. Returns the sweep of queued tasks, if it is complete too: a task that
     * neither of them showed has ended. Null if there is none.
     */
    @Nullable
    ListSweep judged() {
        boolean after = unjudged && running.number() > pending.number();
        unjudged &= !after;
        return after ? pending : null;
    }

    void failed(PollRequest.ListPage request, long pause, long now) {
        boolean throttled = pause > 0;
        if (throttled) {
            pace.throttled(pause, now);
        }
        ListSweep sweep = sweep(request.status());
        if (sweep.expects(request)) {
            failed(sweep, throttled, now);
        }
    }

    private void failed(ListSweep sweep, boolean throttled, long now) {
        sweep.failed(now + SECOND / 2);
        if (++failures < MOST_FAILURES || throttled) {
            return;
        }
        pause(now);
    }

    private void pause(long now) {
        failures = 0;
        stop();
        usableFrom = now + (FIRST_PAUSE << Math.min(MOST_DOUBLINGS, pauses++));
    }

    /** Reads no further pages. */
    void stop() {
        running.abandon();
        pending.abandon();
        runningWanted = false;
        pendingWanted = false;
        unjudged = false;
    }

    private long betweenRunning(long now) {
        if (now < eventsUntil) {
            return BETWEEN_WITH_EVENTS;
        }
        double byPages = BETWEEN_BY_ROOT_OF_PAGES * Math.sqrt(running.pages());
        double byPace = SECOND * running.pages() / (MOST_OF_THE_PACE * pace.rate());
        return Math.max(SHORTEST_BETWEEN, (long) Math.max(byPages, byPace));
    }

    private long nextRunning(long now) {
        long started = running.started();
        return started == PolledTask.NOT_YET ? now : started + betweenRunning(now);
    }

    /** Sweeps replace the queries of queued tasks, so sweeps are repeated while there are more such tasks than a sweep has pages. */
    private long nextForWaiting(int waiting) {
        boolean left = waiting > running.pages() && lastComplete != LONG_AGO && usableFrom <= lastComplete;
        return left ? running.started() + LONGEST_BETWEEN : PollPlan.NEVER;
    }

    private long nextPending() {
        long started = pending.started();
        return started == PolledTask.NOT_YET ? LONG_AGO : started + BETWEEN_NEW;
    }
}

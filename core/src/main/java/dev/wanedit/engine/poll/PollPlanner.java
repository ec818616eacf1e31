package dev.wanedit.engine.poll;

import dev.wanedit.engine.duration.LearntDurations;
import dev.wanedit.engine.poll.PollRequest.ByName;
import dev.wanedit.engine.poll.PollRequest.ListPage;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskPage;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import dev.wanedit.task.TaskSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Follows many tasks within the account's requests per second. Each task is queried when its end is likely; {@link
 * PollInterval} says how long to wait. If more tasks are due than the list of running tasks has pages, the list is read once
 * for all of them. A task that was running and is missing from the list has probably ended; only then is it queried. The cost
 * of a round depends on the number of requests, not on the number of tasks. Not thread-safe.
 */
public final class PollPlanner {

    private static final long SECOND = RequestPace.SECOND;
    private static final long SUBMIT_SHOWS_AFTER = 3 * SECOND;
    private static final long EVENTS_LAST = 300 * SECOND;

    private final PollLimits rules;
    private final PollInterval interval;
    private final WatchedTasks tasks = new WatchedTasks();
    private final LearntDurations learnt;
    private final RequestPace queries;
    private final RequestPace pages;
    private final ListSchedule lists;
    private final EndedTasks ended = new EndedTasks();
    private final EventHints hints;
    private final QueryChoice choice;
    private long now;
    private int mostRunning;

    /**
     * @param rules what to keep to
     * @param learnt how long edits run; the planner adds what it sees
     * @param now the present moment
     */
    public PollPlanner(PollLimits rules, LearntDurations learnt, long now) {
        this.rules = rules;
        this.interval = new PollInterval(rules);
        this.learnt = learnt;
        this.now = now;
        this.queries = new RequestPace(rules.queries(), now);
        this.pages = new RequestPace(rules.lists(), now);
        this.lists = new ListSchedule(pages);
        this.hints = new EventHints(now);
        this.choice = new QueryChoice(rules, tasks, queries, lists, hints);
    }

    /** Follows a task from now on; one that is followed already is left as it is. */
    public void watch(PolledTask task, long moment) {
        advance(moment);
        if (tasks.find(task.id) == null) {
            tasks.add(task, lists.number(), Math.max(now, interval.firstQuery(task)));
        }
    }

    /** Stops following a task. */
    public void forget(PolledTask task) {
        tasks.remove(task);
        hints.forget(task);
    }

    /** The task with this id, if it is followed. */
    public @Nullable PolledTask find(TaskId taskId) {
        return tasks.find(taskId);
    }

    /** How many tasks are followed. */
    public int size() {
        return tasks.size();
    }

    /** The most tasks of the account that a reading of the list showed as running; 0 before. */
    public int mostRunning() {
        return mostRunning;
    }

    /** How many running tasks of the account are followed by others, as far as the list showed it in the last minute. */
    public int othersRunning(long moment) {
        advance(moment);
        return lists.othersRunning(now);
    }

    /** What to send now. Each request must be answered by one of the methods below, sooner or later. */
    public PollPlan plan(long moment) {
        advance(moment);
        if (tasks.size() == 0) {
            lists.stop();
            return new PollPlan(List.of(), PollPlan.NEVER);
        }
        List<PollRequest> requests = new ArrayList<>(2);
        boolean byList = !rules.fixed() && choice.sweepPays(now);
        if (byList && tasks.runningDue.firstDue(now) != null) {
            lists.wantRunning(); // Also while suspects take all queries: the next sweep clears those that still run.
        }
        for (PolledTask task = choice.next(byList, now); task != null; task = choice.next(byList, now)) {
            queries.take(now);
            task.leave();
            task.asked = true;
            hints.asked(task, now);
            requests.add(new ByName(task));
        }
        lists.start(now, tasks.waitingDue.size());
        while (pages.free(now)) {
            ListPage page = lists.nextPage(now);
            if (page == null) {
                break;
            }
            pages.take(now);
            requests.add(page);
        }
        return new PollPlan(requests, choice.lookAgain(now));
    }

    /** Another part of the client received this snapshot. While a query of the task is running, it counts only if the task has ended. */
    public void observed(PolledTask task, TaskSnapshot snapshot, long moment) {
        if (!task.asked || snapshot.status().ended()) {
            answered(task, snapshot, moment);
        }
    }

    /** A query was answered. */
    public void answered(PolledTask task, TaskSnapshot snapshot, long moment) {
        advance(moment);
        if (tasks.find(task.id) != task) {
            return;
        }
        task.asked = false;
        task.faults = 0;
        task.unknown = 0;
        boolean over = snapshot.status().ended();
        judgeEvent(task, over);
        if (task.misses == 1) {
            choice.suspectAnswered(over);
        }
        if (over) {
            learn(task, snapshot);
            if (task.misses > 0) {
                noteDelay(task, span(snapshot.submitTime(), snapshot.endTime()));
            }
            forget(task);
            ended.add(task.id);
            return;
        }
        boolean falseAlarm = task.misses > 0 && isRunning(snapshot.status());
        task.falseAlarms = (byte) (falseAlarm ? Math.min(Byte.MAX_VALUE, task.falseAlarms + 1) : task.falseAlarms);
        saw(task, snapshot.status(), span(snapshot.submitTime(), snapshot.scheduledTime()));
    }

    /**
     * The task has succeeded, but the answer has no usable URL of the result. It is queried again after {@link
     * PollInterval#withoutResult}.
     *
     * @return false if it was queried {@link PollInterval#MOST_WITHOUT_RESULT} times more; then it is no longer followed
     */
    public boolean withoutResult(PolledTask task, long moment) {
        advance(moment);
        if (tasks.find(task.id) != task) {
            return false;
        }
        task.asked = false;
        judgeEvent(task, true);
        if (task.withoutResult >= PollInterval.MOST_WITHOUT_RESULT) {
            forget(task);
            return false;
        }
        task.status = TaskStatus.SUCCEEDED;
        tasks.putWaiting(task, lists.number(), now + PollInterval.withoutResult(task.withoutResult++));
        return true;
    }

    /**
     * The service does not know the task. The part of it that answered may be behind the others: of a task that is seconds
     * old, this would be the end of a wait for a result that is paid for. So it is queried again after {@link
     * PollInterval#unknown}.
     *
     * @return false if it was queried {@link PollInterval#MOST_UNKNOWN} times more, or is no longer followed; then the
     * answer counts
     */
    public boolean unknown(PolledTask task, long moment) {
        advance(moment);
        if (tasks.find(task.id) != task || task.unknown >= PollInterval.MOST_UNKNOWN) {
            return false;
        }
        task.asked = false;
        judgeEvent(task, false);
        put(task, now + interval.unknown(task.unknown++));
        return true;
    }

    /**
     * A query failed, which says nothing about the task.
     *
     * @param pause no query is sent for so many nanoseconds, since the service refused this one with a 429; 0 if the fault
     * is another one
     */
    public void failed(PolledTask task, long pause, long moment) {
        advance(moment);
        boolean throttled = pause > 0;
        if (throttled) {
            queries.throttled(pause, now);
        }
        judgeEvent(task, false);
        if (tasks.find(task.id) != task) {
            return;
        }
        task.asked = false;
        task.faults = (byte) Math.min(Byte.MAX_VALUE, task.faults + 1);
        put(task, now + interval.afterFault(task.faults, throttled));
    }

    /**
     * Takes a page of the list.
     *
     * @return the tasks that the list showed as running, and that were not known to run
     */
    public List<PolledTask> listed(ListPage request, TaskPage answer, long moment) {
        advance(moment);
        ListSweep sweep = lists.sweep(request.status());
        boolean expected = sweep.expects(request);
        boolean isNext = expected && !sweep.repeats(answer);
        List<PolledTask> begun = new ArrayList<>();
        for (TaskSummary row : answer.tasks()) {
            PolledTask task = tasks.find(row.taskId());
            if (task == null && isRunning(row.status()) && isNext && !ended.contains(row.taskId())) {
                sweep.showsAnother();
            }
            if (task != null && !task.asked) {
                boolean ran = isRunning(task.status);
                if (isNext && isRunning(row.status())) {
                    tasks.missedBefore(task, sweep.number(), now);
                }
                show(task, row);
                if (!ran && isRunning(task.status)) {
                    begun.add(task);
                }
            }
        }
        if (expected) {
            swept(sweep, answer);
        }
        if (tasks.newDue.firstDue(now) == null) {
            lists.newAreSeen();
        }
        return begun;
    }

    /** Another part of the client read this page of the list. */
    public void seen(TaskPage page, long moment) {
        advance(moment);
        for (TaskSummary row : page.tasks()) {
            PolledTask task = tasks.find(row.taskId());
            if (task != null && !task.asked) {
                show(task, row);
            }
        }
    }

    /** A page of the list could not be read; the pause is as for a query. */
    public void failed(ListPage request, long pause, long moment) {
        advance(moment);
        lists.failed(request, pause, now);
    }

    /**
     * A completion event says that this task has ended. It is a hint: the task is queried.
     *
     * @return false if the task is not followed, or another event of it came moments ago
     */
    public boolean hinted(PolledTask task, long moment) {
        advance(moment);
        return tasks.find(task.id) == task && hints.add(task, now);
    }

    /** Looks at the task as soon as the pace allows, since a caller asks for it now. */
    public void soon(PolledTask task, long moment) {
        advance(moment);
        if (task.heap != null && task.due > now) {
            task.heap.put(task, now);
        }
    }

    private void advance(long moment) {
        now = Math.max(now, moment);
    }

    private void swept(ListSweep sweep, TaskPage answer) {
        PolledTask running = tasks.running.first();
        PolledTask waiting = tasks.waiting.first();
        boolean allShown = (running == null || running.sweep >= sweep.number())
                && (waiting == null || waiting.sweep >= sweep.number());
        if (!lists.answered(sweep, answer, allShown, now)) {
            return;
        }
        if (sweep.status() == TaskStatus.RUNNING && !sweep.cut()) {
            tasks.missedInAll(sweep.number(), now);
            mostRunning = Math.max(mostRunning, sweep.rows());
            ListSweep judged = lists.judged();
            if (judged != null) {
                tasks.missedByBoth(judged.number(), judged.started() - SUBMIT_SHOWS_AFTER - lists.lag(now));
            }
        }
    }

    private void show(PolledTask task, TaskSummary row) {
        if (row.status().ended()) {
            tasks.suspect(task, tasks.urgent);
            return;
        }
        task.falseAlarms = 0;
        long due = task.due;
        boolean mayHaveEnded = isRunning(task.status) && task.chain == tasks.running && lists.behind(now);
        saw(task, row.status(), span(row.created(), row.started()));
        if (mayHaveEnded) {
            tasks.runningDue.put(task, due);
        }
    }

    /** Sweeps become rare only while the queries confirm the events. */
    private void judgeEvent(PolledTask task, boolean ended) {
        if (task.byEvent) {
            lists.eventsCome(ended ? now + EVENTS_LAST : now);
            hints.answered(task, ended);
        }
    }

    /** @param queued nanoseconds from the submit to the begin; negative if not known */
    private void saw(PolledTask task, TaskStatus status, long queued) {
        boolean stale = isRunning(task.status) && !isRunning(status); // A list or a replica that is behind.
        if (!stale && task.status != TaskStatus.SUCCEEDED) {
            task.status = isRunning(status) ? TaskStatus.RUNNING : TaskStatus.PENDING;
        }
        if (isRunning(task.status) && task.running == PolledTask.NOT_YET) {
            long between = task.seen + (now - task.seen) / 2;
            task.running = Math.min(now, queued < 0 ? between : task.submitted + queued);
        }
        task.misses = 0;
        task.seen = now;
        long first = interval.firstQuery(task);
        task.sighted |= isRunning(task.status) || now >= first; // Bad input shows a moment later.
        put(task, task.sighted ? now + untilNextLook(task) : first);
    }

    private void put(PolledTask task, long due) {
        if (isRunning(task.status)) {
            tasks.putRunning(task, lists.number(), due);
        } else {
            tasks.putWaiting(task, lists.number(), due);
        }
    }

    private long untilNextLook(PolledTask task) {
        return isRunning(task.status)
                ? interval.afterRunning(task, now)
                : interval.afterQueued(task, lists.live(now) ? lists.mayBeUnseen(tasks.waitingDue.size()) : 0, now);
    }

    private void learn(PolledTask task, TaskSnapshot snapshot) {
        long ran = span(snapshot.scheduledTime(), snapshot.endTime());
        if (ran < 0 && task.running != PolledTask.NOT_YET) {
            ran = now - task.running;
        }
        if (ran >= 0 && snapshot.status() == TaskStatus.SUCCEEDED) {
            learnt.learn(task.durations, ran);
        }
    }

    /** Only lengths of time are compared, so the clocks of client and service need not agree. */
    private void noteDelay(PolledTask task, long life) {
        long delay = now - task.submitted - life;
        if (life >= 0 && delay >= 0) {
            lists.noticed(delay, now);
        }
    }

    private static boolean isRunning(TaskStatus status) {
        return status == TaskStatus.RUNNING || status == TaskStatus.SUSPENDED;
    }

    private static long span(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null ? -1 : Duration.between(from, to).toNanos();
    }
}

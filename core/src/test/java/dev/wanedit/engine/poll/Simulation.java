package dev.wanedit.engine.poll;

import dev.wanedit.engine.duration.DurationKey;
import dev.wanedit.engine.duration.LearntDurations;
import dev.wanedit.engine.poll.PollRequest.ByName;
import dev.wanedit.engine.poll.PollRequest.ListPage;
import dev.wanedit.settings.Polling;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskPage;
import dev.wanedit.task.TaskSnapshot;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;

/** A planner before a simulated account: keeps so many tasks in flight until so many have ended. */
final class Simulation {

    private static final long SECOND = SimulatedAccount.SECOND;
    private static final long MINUTE = 60 * SECOND;
    private static final long LONGEST = 1_000_000 * SECOND;
    private static final long CREATES = SECOND / 5;
    private static final long RAMP = 180 * SECOND;

    final SimulatedAccount account;
    private final LearntDurations learnt = new LearntDurations();
    private final PollPlanner planner = new PollPlanner(automatic(), learnt, 0);
    private final EditDurations durations;
    private final Random network;
    private final PriorityQueue<Event> events = new PriorityQueue<>(
            Comparator.<Event>comparingLong(event -> event.at).thenComparingLong(event -> event.order));
    private final Map<TaskId, SimulatedTask> followed = new HashMap<>();
    private final int inFlight;
    private final long ramp;
    private int toCreate = Integer.MAX_VALUE;
    private long now;
    private long order;
    private long planned = -1;
    private int requests;
    private int ended;
    private int requestsBefore;
    private int endedBefore;
    private double delays;
    private long longest;

    Simulation(AccountTraits traits, int mostRunning, int inFlight, long seed) {
        this.account = new SimulatedAccount(traits, mostRunning, seed);
        this.durations = new EditDurations(seed + 1);
        this.network = new Random(seed + 2);
        this.inFlight = inFlight;
        this.ramp = ramp(mostRunning, inFlight);
    }

    /** The limits of one account, and waits that the planner decides. */
    static PollLimits automatic() {
        return new PollLimits(20, 20, Polling.AUTOMATIC.first().toNanos(), 0);
    }

    /** Until so many are in flight: five a second if they queue, else so that the ends are spread. */
    static long ramp(int mostRunning, int inFlight) {
        return mostRunning < inFlight ? inFlight * CREATES : RAMP;
    }

    /** Tasks are created as others end, until so many have ended. */
    Simulation run(int toEnd) {
        for (int i = 0; i < inFlight; i++) {
            at(i * ramp / inFlight, true, this::create);
        }
        runUntil(toEnd);
        return this;
    }

    /** So many tasks that another process began are followed from the same moment on; no others are created. */
    Simulation resumed(int tasks, long spread) {
        toCreate = tasks;
        for (int i = 0; i < tasks; i++) {
            followed(account.create(i * spread / tasks, durations.next()));
        }
        now = spread;
        followed.values().forEach(this::watch);
        plan();
        runUntil(tasks);
        return this;
    }

    private void runUntil(int toEnd) {
        while (ended < toEnd && now < LONGEST && !events.isEmpty()) {
            Event event = events.remove();
            now = Math.max(now, event.at);
            event.action.run();
            if (event.answer || event.at == planned) {
                plan();
            }
        }
    }

    int ended() {
        return ended;
    }

    /** After all that are to be in flight have been submitted. */
    double meanDelay() {
        return delays / (ended - endedBefore) / SECOND;
    }

    /** After all that are to be in flight have been submitted. */
    double requestsPerTask() {
        return (double) (requests - requestsBefore) / (ended - endedBefore);
    }

    /** From the submit of a task to the notice of its end, in seconds. */
    double longestWait() {
        return (double) longest / SECOND;
    }

    boolean refusedAfterAMinute() {
        return Math.max(account.queries.lastRefused, account.lists.lastRefused) > MINUTE;
    }

    private void create() {
        if (toCreate-- > 0) {
            SimulatedTask task = account.create(now, durations.next());
            followed(task);
            watch(task);
        }
    }

    private void followed(SimulatedTask task) {
        followed.put(task.id, task);
    }

    private void watch(SimulatedTask task) {
        planner.watch(new PolledTask(task.id, task.submitted, learnt.of(DurationKey.UNKNOWN)), now);
    }

    private void plan() {
        PollPlan round = planner.plan(now);
        for (PollRequest request : round.requests()) {
            requests++;
            at(now + trip(), false, () -> {
                if (request instanceof ByName query) {
                    query(query.task());
                } else if (request instanceof ListPage page) {
                    list(page);
                }
            });
        }
        if (round.lookAgain() != PollPlan.NEVER) {
            planned = round.lookAgain();
            at(planned, false, () -> {});
        }
    }

    private void query(PolledTask task) {
        boolean fails = account.fails();
        TaskSnapshot answer = account.query(task.taskId(), now);
        at(now + trip(), true, () -> {
            if (answer == null || fails) {
                planner.failed(task, answer == null ? SECOND : 0, now);
                return;
            }
            planner.answered(task, answer, now);
            if (answer.status().ended()) {
                noticed(task.taskId());
            }
        });
    }

    private void noticed(TaskId id) {
        SimulatedTask task = followed.remove(id);
        ended++;
        longest = Math.max(longest, now - task.submitted);
        if (now > ramp) {
            delays += now - task.ended;
        } else {
            requestsBefore = requests;
            endedBefore = ended;
        }
        create();
    }

    private void list(ListPage page) {
        boolean fails = account.fails();
        TaskPage answer = account.list(page.status(), page.page(), page.size(), now);
        at(now + trip(), true, () -> {
            if (answer == null || fails) {
                planner.failed(page, answer == null ? SECOND : 0, now);
            } else {
                planner.listed(page, answer, now);
            }
        });
    }

    /** One way, in nanoseconds. */
    private long trip() {
        return 20_000_000L + network.nextInt(30_000_000);
    }

    private void at(long moment, boolean answer, Runnable action) {
        events.add(new Event(moment, order++, answer, action));
    }

    private record Event(long at, long order, boolean answer, Runnable action) {}
}

package dev.wanedit.engine.poll;

import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskPage;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import dev.wanedit.task.TaskSummary;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The service in virtual time, with the account's limits and with lists that may be wrong. */
final class SimulatedAccount {

    static final long SECOND = 1_000_000_000L;

    private final Random random;
    private final AccountTraits traits;
    private final int mostRunning;
    private final Map<TaskId, SimulatedTask> byId = new HashMap<>();
    private final List<SimulatedTask> open = new ArrayList<>();
    private final ArrayDeque<SimulatedTask> queue = new ArrayDeque<>();
    private final PriorityQueue<SimulatedTask> ends = new PriorityQueue<>(Comparator.comparingLong(task -> task.ended));
    final RequestLimit queries = new RequestLimit(20);
    final RequestLimit lists = new RequestLimit(20);
    private int running;
    private int calls;
    private long freed;
    private long forgotten;
    private int number;

    SimulatedAccount(AccountTraits traits, int mostRunning, long seed) {
        this.traits = traits;
        this.mostRunning = mostRunning;
        this.random = new Random(seed);
    }

    SimulatedTask create(long now, long runs) {
        advance(now);
        SimulatedTask task = new SimulatedTask(number++, now, runs, random.nextInt(100) == 0);
        byId.put(task.id, task);
        open.add(task);
        if (task.bad) {
            task.ended = now + 3 * SECOND / 2;
        } else {
            queue.add(task);
        }
        return task;
    }

    /** @return null if the request is refused with a 429 */
    @Nullable
    TaskSnapshot query(TaskId id, long now) {
        advance(now);
        return !traits.outage().covers(now, false) && queries.allows(now)
                ? byId.get(id).snapshot(now)
                : null;
    }

    boolean fails() {
        return traits.everyTenthFails() && ++calls % 10 == 0;
    }

    /** @return null if the request is refused with a 429 */
    @Nullable
    TaskPage list(TaskStatus status, int page, int size, long now) {
        advance(now);
        if (traits.outage().covers(now, true) || !lists.allows(now)) {
            return null;
        }
        long shown = now - traits.lag();
        int rows = Math.min(size, traits.pageSize());
        int total = 0;
        List<TaskSummary> found = new ArrayList<>();
        for (int i = open.size() - 1; i >= 0; i--) {
            SimulatedTask task = open.get(i);
            boolean there = task.submitted <= shown && (traits.ignoresFilter() || task.at(shown) == status);
            if (there) {
                if (total / rows == page - 1 && random.nextDouble() >= traits.loses()) {
                    found.add(task.row(shown));
                }
                total++;
            }
        }
        return new TaskPage(found, page, rows, (total + rows - 1) / rows, total);
    }

    /** Nothing happens in the account between two requests, as far as anybody can see. */
    private void advance(long now) {
        while (true) {
            SimulatedTask next = running < mostRunning ? queue.peek() : null;
            SimulatedTask ending = ends.peek();
            long start = next == null ? Long.MAX_VALUE : Math.max(next.submitted + queueTime(next), freed);
            long end = ending == null ? Long.MAX_VALUE : ending.ended;
            if (Math.min(start, end) > now) {
                forgetOld(now);
                return;
            }
            if (end <= start) {
                ends.remove();
                running--;
                freed = end;
            } else {
                queue.remove();
                next.started = start;
                next.ended = start + next.runs;
                running++;
                ends.add(next);
            }
        }
    }

    private void forgetOld(long now) {
        if (now - forgotten > 10 * SECOND) {
            forgotten = now;
            long kept = traits.ignoresFilter() ? 600 * SECOND : 60 * SECOND;
            open.removeIf(task -> task.ended < now - kept);
        }
    }

    /** 10 to 16 s, other for each task. */
    private static long queueTime(SimulatedTask task) {
        return 10 * SECOND + Math.floorMod(task.id.hashCode() * 31, 6000) * 1_000_000L;
    }
}

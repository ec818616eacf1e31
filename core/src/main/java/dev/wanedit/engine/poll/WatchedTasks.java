package dev.wanedit.engine.poll;

import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskStatus;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tasks that are followed, in the orders that the planner needs. Each task is in one chain: {@link #running} or
 * {@link #waiting}, both in the order in which they were last seen, or one of the chains of tasks that are to be queried
 * at once. The first two are also in a heap, by the moment at which the task is due.
 */
final class WatchedTasks {

    /**
     * A row of the list shows that the tasks before it in the last order are missing, if they are at most so many. If they
     * are more, the order has probably changed.
     */
    private static final int MOST_SKIPPED = 20;

    private static final long GRACE = 3 * RequestPace.SECOND;
    private static final int MOST_ALARMS = 4;

    private final Map<TaskId, PolledTask> byId = new HashMap<>();
    final TaskChain running = new TaskChain();
    final TaskChain waiting = new TaskChain();
    final DueHeap runningDue = new DueHeap();
    final DueHeap waitingDue = new DueHeap();

    /** The waiting tasks that neither a query nor the list has shown yet. */
    final DueHeap newDue = new DueHeap();

    /** Tasks that have ended, or whose result is about to be lost. */
    final TaskChain urgent = new TaskChain();

    /**
     * Tasks that three sweeps in a row did not show. They have almost certainly ended, so they are queried before those
     * that one or two sweeps did not show: a list may lose the row of a task that still runs, but rarely several times in a
     * row.
     */
    final TaskChain certain = new TaskChain();

    /** Tasks that two sweeps in a row did not show. */
    final TaskChain probable = new TaskChain();

    /** Tasks that one sweep did not show. */
    final TaskChain likely = new TaskChain();

    int size() {
        return byId.size();
    }

    @Nullable
    PolledTask find(TaskId id) {
        return byId.get(id);
    }

    void add(PolledTask task, int sweep, long due) {
        byId.put(task.id, task);
        putWaiting(task, sweep, due);
    }

    void remove(PolledTask task) {
        task.leave();
        byId.remove(task.id, task);
    }

    void putWaiting(PolledTask task, int sweep, long due) {
        task.sweep = sweep;
        waiting.add(task);
        (task.sighted ? waitingDue : newDue).put(task, due);
    }

    void putRunning(PolledTask task, int sweep, long due) {
        task.sweep = sweep;
        running.add(task);
        runningDue.put(task, due);
    }

    /** To be queried at once; the task leaves its heap. */
    void suspect(PolledTask task, TaskChain chain) {
        if (task.heap != null) {
            task.heap.remove(task);
        }
        chain.add(task);
    }

    /** A sweep did not show this running task. */
    void missed(PolledTask task, int sweep, long now) {
        task.misses = (byte) Math.min(Byte.MAX_VALUE, task.misses + 1);
        boolean listIsBehind =
                task.falseAlarms > 0 && now - task.seen < GRACE << Math.min(MOST_ALARMS, task.falseAlarms);
        if (listIsBehind) {
            task.sweep = sweep;
            running.add(task);
        } else {
            task.sweep = sweep;
            suspect(task, task.misses > 1 ? probable : likely);
        }
    }

    /**
     * The list keeps its order from sweep to sweep. So the tasks that came before this one in the last sweep, and have
     * not come in this one, are missing.
     */
    void missedBefore(PolledTask shown, int sweep, long now) {
        if (shown.chain != running || !isNear(shown)) {
            return;
        }
        for (PolledTask head = running.first(); head != null && head != shown && head.sweep < sweep; ) {
            missed(head, sweep, now);
            head = running.first();
        }
    }

    private boolean isNear(PolledTask shown) {
        PolledTask task = running.first();
        for (int i = 0; i <= MOST_SKIPPED && task != null; i++) {
            if (task == shown) {
                return true;
            }
            task = task.after;
        }
        return false;
    }

    /** At the end of a sweep of running tasks. */
    void missedInAll(int sweep, long now) {
        for (PolledTask task = probable.first(); task != null && task.sweep < sweep; task = probable.first()) {
            task.sweep = sweep;
            certain.add(task);
        }
        for (PolledTask task = likely.first(); task != null && task.sweep < sweep; task = likely.first()) {
            task.sweep = sweep;
            probable.add(task);
        }
        for (PolledTask head = running.first(); head != null && head.sweep < sweep; head = running.first()) {
            missed(head, sweep, now);
        }
    }

    /** Takes the tasks that the list shows neither as pending nor as running: they have probably ended. */
    void missedByBoth(int sweep, long submittedBefore) {
        for (PolledTask head = waiting.first(); head != null && head.sweep < sweep; head = waiting.first()) {
            head.sweep = sweep;
            boolean ours = head.status == TaskStatus.SUCCEEDED || head.submitted > submittedBefore;
            if (ours) {
                waiting.add(head);
            } else {
                suspect(head, likely);
            }
        }
    }

    /** @param alsoLikely false if tasks that one sweep did not show are left to the next one */
    @Nullable
    PolledTask firstSuspect(boolean alsoLikely) {
        PolledTask first = urgent.first();
        first = first == null ? certain.first() : first;
        first = first == null ? probable.first() : first;
        return first == null && alsoLikely ? likely.first() : first;
    }

    /** A task that is due, and that no answer has shown since this moment; null if there is none. */
    @Nullable
    PolledTask unseenSince(long moment, long now) {
        PolledTask found = unseenSince(likely, moment, now);
        found = found == null ? unseenSince(running, moment, now) : found;
        return found == null ? unseenSince(waiting, moment, now) : found;
    }

    private static @Nullable PolledTask unseenSince(TaskChain chain, long moment, long now) {
        PolledTask first = chain.first();
        return first != null && first.seen < moment && first.due <= now ? first : null;
    }
}

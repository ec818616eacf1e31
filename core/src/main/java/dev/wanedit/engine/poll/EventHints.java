package dev.wanedit.engine.poll;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The followed tasks that completion events name, in the order in which they came. The tasks stay where they are due. */
final class EventHints {

    private static final long AGAIN_AFTER = 30 * RequestPace.SECOND;

    private final Set<PolledTask> waiting = new LinkedHashSet<>();
    private final EventQueryQuota allowance;

    EventHints(long now) {
        this.allowance = new EventQueryQuota(now);
    }

    /** False if another event of this task came moments ago. */
    boolean add(PolledTask task, long now) {
        if (task.hinted != PolledTask.NOT_YET && now - task.hinted < AGAIN_AFTER) {
            return false;
        }
        task.hinted = now;
        return waiting.add(task);
    }

    /** The task to query next; null if there is none, or if too many events were no end. */
    @Nullable
    PolledTask next(long now) {
        return waiting.isEmpty() || allowance.next(now) > now ? null : first();
    }

    /** The moment from which a task may be queried. */
    long nextMoment(long now) {
        return first() == null ? PollPlan.NEVER : allowance.next(now);
    }

    /** The task is queried now, for whatever reason. */
    void asked(PolledTask task, long now) {
        task.byEvent = waiting.remove(task) && allowance.take(now);
    }

    /** The query that an event caused was answered, or failed. */
    void answered(PolledTask task, boolean ended) {
        if (task.byEvent && ended) {
            allowance.giveBack();
        }
        task.byEvent = false;
    }

    /** A query that is aborted says nothing about its event. */
    void forget(PolledTask task) {
        waiting.remove(task);
        answered(task, true);
    }

    /** A task that is being queried for another reason waits for that answer, which may be older than the event. */
    private @Nullable PolledTask first() {
        for (PolledTask task : waiting) {
            if (!task.asked) {
                return task;
            }
        }
        return null;
    }
}

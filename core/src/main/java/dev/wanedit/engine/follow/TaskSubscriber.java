package dev.wanedit.engine.follow;

import dev.wanedit.error.WanEditException;
import dev.wanedit.task.TaskSnapshot;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * One who waits for a task. Several threads may learn something of the task at the same time; they are passed on one after
 * the other. There are many of these, so each has a queue only while it needs one.
 */
abstract class TaskSubscriber {

    /** What it waits for, between {@link TaskWatch#join} and {@link TaskWatch#leave}; guarded by the watch. */
    @Nullable
    FollowedTask task;

    private @Nullable Queue<Object> waiting;
    private boolean handles;

    final void saw(TaskSnapshot snapshot) {
        pass(snapshot);
    }

    /** The wait fails. */
    final void failed(Throwable error) {
        pass(error);
    }

    /** A query failed for a temporary reason. */
    abstract void faulted(WanEditException fault);

    /** The watch knows this one; if the wait has ended meanwhile, it must leave. */
    abstract void joined();

    /**
     * Handles one signal; no other comes before it is handled.
     *
     * @param signal a snapshot or an error
     * @return false if it is still being handled; then {@link #goOn} is called at the end
     */
    abstract boolean handled(Object signal);

    /** The last signal is handled now; the next one may come. */
    final void goOn() {
        handleAll(next());
    }

    private void pass(Object signal) {
        if (isFirst(signal)) {
            handleAll(signal);
        }
    }

    private void handleAll(@Nullable Object first) {
        try {
            Object each = first;
            while (each != null && handled(each)) {
                each = next();
            }
        } catch (RuntimeException | Error e) {
            abandon();
            throw e;
        }
    }

    private synchronized boolean isFirst(Object signal) {
        if (handles) {
            Queue<Object> queue = waiting == null ? new ArrayDeque<>(2) : waiting;
            queue.add(signal);
            waiting = queue;
            return false;
        }
        handles = true;
        return true;
    }

    private synchronized @Nullable Object next() {
        Object next = waiting == null ? null : waiting.poll();
        if (next == null) {
            abandon();
        }
        return next;
    }

    private synchronized void abandon() {
        handles = false;
        waiting = null;
    }
}

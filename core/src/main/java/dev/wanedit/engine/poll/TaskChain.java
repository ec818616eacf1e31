package dev.wanedit.engine.poll;

import org.jspecify.annotations.Nullable;

/** Tasks in the order in which they were added, linked through the tasks themselves. A task is in one chain at most. */
final class TaskChain {

    private @Nullable PolledTask first;
    private @Nullable PolledTask last;
    private int size;

    @Nullable
    PolledTask first() {
        return first;
    }

    boolean isEmpty() {
        return first == null;
    }

    int size() {
        return size;
    }

    /** Adds the task at the end; it leaves the chain that it was in. */
    void add(PolledTask task) {
        if (task.chain != null) {
            task.chain.remove(task);
        }
        task.chain = this;
        task.before = last;
        if (last == null) {
            first = task;
        } else {
            last.after = task;
        }
        last = task;
        size++;
    }

    void remove(PolledTask task) {
        if (task.before == null) {
            first = task.after;
        } else {
            task.before.after = task.after;
        }
        if (task.after == null) {
            last = task.before;
        } else {
            task.after.before = task.before;
        }
        task.before = null;
        task.after = null;
        task.chain = null;
        size--;
    }
}

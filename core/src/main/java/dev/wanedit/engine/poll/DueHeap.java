package dev.wanedit.engine.poll;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Tasks by the moment at which they are due. Each task stores its index, so moving it takes O(log n). */
final class DueHeap {

    private static final int SMALLEST = 16;

    private @Nullable PolledTask[] tasks = new PolledTask[SMALLEST];
    private int size;

    int size() {
        return size;
    }

    @Nullable
    PolledTask first() {
        return size == 0 ? null : tasks[0];
    }

    /** The first task, if it is due now. */
    @Nullable
    PolledTask firstDue(long now) {
        return size == 0 || at(0).due > now ? null : tasks[0];
    }

    /** Adds the task, or moves it; it leaves the heap that it was in. */
    void put(PolledTask task, long due) {
        if (task.heap != null && task.heap != this) {
            task.heap.remove(task);
        }
        task.due = due;
        if (task.heap == null) {
            if (size == tasks.length) {
                tasks = Arrays.copyOf(tasks, size * 2);
            }
            task.heap = this;
            place(task, size++);
        }
        sift(task);
    }

    void remove(PolledTask task) {
        int index = task.heapIndex;
        PolledTask moved = at(--size);
        tasks[size] = null;
        task.heap = null;
        task.heapIndex = -1;
        if (moved != task) {
            place(moved, index);
            sift(moved);
        }
        if (size > SMALLEST && size < tasks.length / 4) {
            tasks = Arrays.copyOf(tasks, tasks.length / 2);
        }
    }

    /** How many tasks are due by then; counts no further than the limit, and looks at twice as many tasks at most. */
    int countDue(long until, int limit) {
        return countDue(0, until, limit);
    }

    private int countDue(int index, long until, int limit) {
        if (limit <= 0 || index >= size || at(index).due > until) {
            return 0;
        }
        int count = 1 + countDue(2 * index + 1, until, limit - 1);
        return count + countDue(2 * index + 2, until, limit - count);
    }

    private void sift(PolledTask task) {
        while (task.heapIndex > 0 && at((task.heapIndex - 1) / 2).due > task.due) {
            swap(task, at((task.heapIndex - 1) / 2));
        }
        while (true) {
            int child = 2 * task.heapIndex + 1;
            if (child + 1 < size && at(child + 1).due < at(child).due) {
                child++;
            }
            if (child >= size || at(child).due >= task.due) {
                return;
            }
            swap(task, at(child));
        }
    }

    private void swap(PolledTask one, PolledTask other) {
        int index = one.heapIndex;
        place(one, other.heapIndex);
        place(other, index);
    }

    private void place(PolledTask task, int index) {
        tasks[index] = task;
        task.heapIndex = index;
    }

    private PolledTask at(int index) {
        PolledTask task = tasks[index];
        if (task == null) {
            throw new IllegalStateException("no task at " + index + " of " + size);
        }
        return task;
    }
}

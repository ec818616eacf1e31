package dev.wanedit.micrometer;

import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import io.micrometer.core.instrument.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The tasks that are open as far as is known, and those whose end was seen lately. A task of which nothing was seen for
 * the time that the service keeps it is no longer counted.
 */
final class OpenTasks {

    /** More than an account can run in the 24 hours for which the service knows a task. */
    private static final int MOST_ENDED = 10_000;

    private static final int MOST_OPEN = 100_000;
    private static final long LONGEST = TaskSnapshot.RESULT_LIFETIME.toNanos();

    private final Clock clock;
    private final Map<TaskId, Seen> open = new LinkedHashMap<>();
    private final Map<TaskId, Boolean> ended = new LinkedHashMap<>();

    OpenTasks(Clock clock) {
        this.clock = clock;
    }

    /** The task was not seen to end. */
    synchronized void open(TaskId task, TaskStatus status) {
        if (!ended.containsKey(task)) {
            // Removed first, so that the order is that of the last news.
            open.remove(task);
            open.put(task, new Seen(status, clock.monotonicTime()));
            if (open.size() > MOST_OPEN) {
                removeFirst(open);
            }
        }
    }

    /** The task has ended: whether that is news, and whether the task was seen before its end. */
    synchronized End ended(TaskId task) {
        boolean wasOpen = open.remove(task) != null;
        boolean isNews = ended.put(task, true) == null;
        if (ended.size() > MOST_ENDED) {
            removeFirst(ended);
        }
        return new End(isNews, wasOpen);
    }

    synchronized long count(TaskStatus status) {
        long now = clock.monotonicTime();
        open.values().removeIf(seen -> now - seen.at > LONGEST);
        return open.values().stream().filter(seen -> seen.status == status).count();
    }

    private static void removeFirst(Map<TaskId, ?> tasks) {
        tasks.remove(tasks.keySet().iterator().next());
    }

    record End(boolean isNews, boolean wasOpen) {}

    private record Seen(TaskStatus status, long at) {}
}

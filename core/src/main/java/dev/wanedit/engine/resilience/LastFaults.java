package dev.wanedit.engine.resilience;

import dev.wanedit.error.WanEditException;
import dev.wanedit.task.TaskId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The reason why the last attempt to query a task failed, until an attempt succeeds. Thread-safe. */
final class LastFaults {

    /** Far more tasks than one account can run; tasks that are no longer queried are removed first. */
    private static final int MOST = 1000;

    private final Map<TaskId, WanEditException> faults = new LinkedHashMap<>();

    synchronized void failed(TaskId taskId, Throwable fault) {
        if (fault instanceof WanEditException known) {
            faults.remove(taskId);
            faults.put(taskId, known);
            if (faults.size() > MOST) {
                faults.remove(faults.keySet().iterator().next());
            }
        }
    }

    synchronized void answered(TaskId taskId) {
        faults.remove(taskId);
    }

    synchronized @Nullable WanEditException last(TaskId taskId) {
        return faults.get(taskId);
    }
}

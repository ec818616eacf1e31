package dev.wanedit.engine.poll;

import dev.wanedit.task.TaskId;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/** The tasks that ended last: a list that is behind still shows them as running. */
final class EndedTasks {

    private static final int MOST = 500;

    private final Set<TaskId> ids = new LinkedHashSet<>();

    void add(TaskId id) {
        ids.add(id);
        if (ids.size() > MOST) {
            Iterator<TaskId> oldest = ids.iterator();
            oldest.next();
            oldest.remove();
        }
    }

    boolean contains(TaskId id) {
        return ids.contains(id);
    }
}

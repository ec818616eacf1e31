package dev.wanedit.engine.follow;

import dev.wanedit.engine.poll.PolledTask;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskPage;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import dev.wanedit.task.TaskSummary;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tasks of which a page of the list was the first to show that they run. Guarded by their watch. */
final class BegunTasks {

    private BegunTasks() {}

    /**
     * What each of them is known to be now, which each also remembers, and who is to be notified of it.
     *
     * @param tasks tasks that the page shows
     */
    static Map<TaskSnapshot, List<TaskSubscriber>> of(List<PolledTask> tasks, TaskPage page) {
        Map<TaskId, TaskSummary> rows = page.tasks().stream()
                .filter(row -> row.status() != TaskStatus.PENDING)
                .collect(Collectors.toMap(TaskSummary::taskId, Function.identity(), (one, same) -> one));
        return tasks.stream()
                .map(FollowedTask.class::cast)
                .collect(Collectors.toMap(
                        task -> begun(task, Objects.requireNonNull(rows.get(task.taskId()))), FollowedTask::follows));
    }

    private static TaskSnapshot begun(FollowedTask task, TaskSummary row) {
        TaskSnapshot snapshot = new TaskSnapshot(
                task.taskId(),
                row.status(),
                row.statusText(),
                null,
                row.created(),
                row.started(),
                null,
                null,
                null,
                null);
        task.last = snapshot;
        return snapshot;
    }
}

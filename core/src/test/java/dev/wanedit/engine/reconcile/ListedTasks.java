package dev.wanedit.engine.reconcile;

import dev.wanedit.job.EditJob;
import dev.wanedit.port.TaskApi;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskPage;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import dev.wanedit.task.TaskSummary;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Single;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An account's tasks, listed newest first in small pages; creates nothing. */
public final class ListedTasks implements TaskApi {

    private static final int PAGE_SIZE = 2;

    private final Map<TaskId, Row> rows = new LinkedHashMap<>();
    private final List<TaskFilter> asked = new ArrayList<>();
    private boolean tellsPages = true;
    private String model = EditJob.MODEL;
    private int lastPage = Integer.MAX_VALUE;
    private Supplier<@Nullable Instant> clock = () -> null;
    private Runnable onceListed = () -> {};
    private Runnable onceQueried = () -> {};

    /** A task that is RUNNING and shows this prompt; null for one that shows none yet. */
    TaskId add(String id, @Nullable Instant created, @Nullable String prompt) {
        TaskId taskId = new TaskId(id);
        rows.put(taskId, new Row(created, TaskStatus.RUNNING, prompt, model));
        return taskId;
    }

    void becomes(TaskId taskId, TaskStatus status, @Nullable String prompt) {
        rows.put(
                taskId,
                new Row(
                        rows.get(taskId).created(),
                        status,
                        prompt,
                        rows.get(taskId).model()));
    }

    /** From now on, tasks that are added are listed under this model. */
    void listUnder(String name) {
        model = name;
    }

    /** From now on, the service says its time. */
    void tellTime(Supplier<@Nullable Instant> time) {
        clock = time;
    }

    /** What happens in the world right after the list was read the next time. */
    void onceListed(Runnable event) {
        onceListed = event;
    }

    /** What happens in the world while a task is asked for the next time. */
    void onceQueried(Runnable event) {
        onceQueried = event;
    }

    /** From now on, no page says how many tasks there are. */
    void tellNoPages() {
        tellsPages = false;
    }

    /** From now on, pages after this one come empty. */
    void breakOffAfter(int page) {
        lastPage = page;
    }

    List<TaskFilter> asked() {
        return asked;
    }

    @Override
    public Single<TaskSnapshot> create(EditJob job) {
        return Single.error(new AssertionError("A reconciliation sends nothing."));
    }

    @Override
    public Single<TaskSnapshot> query(TaskId taskId) {
        return Single.fromCallable(() -> {
            Runnable event = onceQueried;
            onceQueried = () -> {};
            event.run();
            Row row = rows.get(taskId);
            return new TaskSnapshot(
                    taskId, row.status(), row.status().name(), null, null, null, null, row.prompt(), null, null);
        });
    }

    @Override
    public Single<TaskPage> list(TaskFilter filter) {
        return Single.fromCallable(() -> {
            asked.add(filter);
            List<TaskSummary> all = new ArrayList<>();
            rows.forEach((id, row) -> {
                if (filter.model() == null || filter.model().equals(row.model())) {
                    all.add(0, row.summary(id));
                }
            });
            int pages = (all.size() + PAGE_SIZE - 1) / PAGE_SIZE;
            List<TaskSummary> page = all.stream()
                    .skip((filter.page() - 1L) * PAGE_SIZE)
                    .limit(filter.page() > lastPage ? 0 : PAGE_SIZE)
                    .toList();
            if (filter.page() >= pages) {
                Runnable event = onceListed;
                onceListed = () -> {};
                event.run();
            }
            TaskPage answer = tellsPages
                    ? new TaskPage(page, filter.page(), PAGE_SIZE, pages, all.size())
                    : new TaskPage(page, filter.page(), PAGE_SIZE, 1, page.size());
            return answer.answeredAt(clock.get());
        });
    }

    @Override
    public Completable cancel(TaskId taskId) {
        return Completable.error(new AssertionError("A reconciliation cancels nothing."));
    }

    private record Row(
            @Nullable Instant created,
            TaskStatus status,
            @Nullable String prompt,
            String model) {

        TaskSummary summary(TaskId id) {
            return new TaskSummary(id, status, status.name(), model, created, null, null);
        }
    }
}

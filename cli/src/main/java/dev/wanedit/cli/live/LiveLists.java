package dev.wanedit.cli.live;

import static dev.wanedit.cli.live.Assumption.LIST_MODEL;
import static dev.wanedit.cli.live.Assumption.LIST_NEW_TASK;
import static dev.wanedit.cli.live.Assumption.LIST_SPAN;
import static dev.wanedit.cli.live.Assumption.LIST_STATUS;

import dev.wanedit.VideoEditClient;
import dev.wanedit.job.EditJob;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskPage;
import dev.wanedit.task.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;

/** Looks for one task in lists with filters. */
final class LiveLists {

    private static final Duration AROUND = Duration.ofMinutes(10);

    private final VideoEditClient client;
    private final TaskId task;
    private final Findings findings;

    LiveLists(VideoEditClient client, TaskId task, Findings findings) {
        this.client = client;
        this.task = task;
        this.findings = findings;
    }

    void newTask() {
        put(
                LIST_NEW_TASK,
                isIn(TaskFilter.recent()),
                "It was there.",
                "It was not in the list right after the create.");
    }

    /** @param step runs one step, whose fault leaves its assumptions undecided */
    void filters(Instant asked, BiConsumer<List<Assumption>, Runnable> step) {
        step.accept(List.of(LIST_STATUS), this::status);
        step.accept(List.of(LIST_SPAN), () -> span(asked));
        step.accept(
                List.of(LIST_MODEL),
                () -> put(
                        LIST_MODEL,
                        isIn(TaskFilter.recent().withModel(EditJob.MODEL)),
                        "The task is there.",
                        "The task is missing."));
    }

    private void status() {
        TaskPage page = client.list(TaskFilter.recent().withStatus(TaskStatus.SUCCEEDED));
        boolean only = page.tasks().stream().allMatch(row -> row.status() == TaskStatus.SUCCEEDED);
        boolean there = has(page);
        findings.put(Finding.of(
                LIST_STATUS,
                only && there,
                page.tasks().size() + " rows, " + (only ? "all" : "not all") + " of them SUCCEEDED; the task is "
                        + (there ? "there." : "missing.")));
    }

    /** In the span before, the task must not be: a service that ignores the span shows it in both. */
    private void span(Instant asked) {
        boolean within = isIn(TaskFilter.recent().between(asked.minus(AROUND), asked.plus(AROUND)));
        boolean before = isIn(TaskFilter.recent().between(asked.minus(AROUND.multipliedBy(3)), asked.minus(AROUND)));
        findings.put(Finding.of(
                LIST_SPAN,
                within && !before,
                "The task is " + (within ? "" : "not ") + "in its span, and " + (before ? "also " : "not ")
                        + "in an earlier one."));
    }

    private void put(Assumption assumption, boolean holds, String found, String missing) {
        findings.put(Finding.of(assumption, holds, holds ? found : missing));
    }

    private boolean isIn(TaskFilter filter) {
        return has(client.list(filter));
    }

    private boolean has(TaskPage page) {
        return page.tasks().stream().anyMatch(row -> row.taskId().equals(task));
    }
}

package dev.wanedit.cli.result;

import dev.wanedit.task.TaskSummary;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The list of tasks as aligned columns; times in UTC, so that they read the same everywhere. */
public final class TaskTable {

    private static final String[] HEAD = {"TASK", "STATUS", "CREATED", "TOOK"};
    private static final String UNKNOWN = "-";

    private TaskTable() {}

    public static String of(List<TaskSummary> tasks) {
        List<String[]> rows = new ArrayList<>();
        rows.add(HEAD);
        tasks.forEach(task -> rows.add(row(task)));
        return Columns.of(rows);
    }

    private static String[] row(TaskSummary task) {
        return new String[] {
            task.taskId().value(), task.statusText(), time(task.created()), took(task.created(), task.ended())
        };
    }

    private static String time(@Nullable Instant moment) {
        return moment == null ? UNKNOWN : moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String took(@Nullable Instant from, @Nullable Instant until) {
        boolean known = from != null && until != null && !until.isBefore(from);
        return known ? Times.clock(Duration.between(from, until)) : UNKNOWN;
    }
}

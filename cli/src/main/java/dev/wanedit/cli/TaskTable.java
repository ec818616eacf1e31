package dev.wanedit.cli;

import dev.wanedit.task.TaskSummary;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The list of tasks as aligned columns; times in UTC, so that they read the same everywhere. */
final class TaskTable {

    private static final String[] HEAD = {"TASK", "STATUS", "CREATED", "TOOK"};
    private static final String UNKNOWN = "-";

    private TaskTable() {}

    static String of(List<TaskSummary> tasks) {
        List<String[]> rows = new ArrayList<>();
        rows.add(HEAD);
        tasks.forEach(task -> rows.add(row(task)));
        String format = "%-" + width(rows, 0) + "s  %-" + width(rows, 1) + "s  %-" + width(rows, 2) + "s  %s";
        List<String> lines = rows.stream()
                .map(row -> String.format(Locale.ROOT, format, (Object[]) row).stripTrailing())
                .toList();
        return String.join(System.lineSeparator(), lines);
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
        return known ? Amounts.clock(Duration.between(from, until)) : UNKNOWN;
    }

    private static int width(List<String[]> rows, int column) {
        return rows.stream().mapToInt(row -> row[column].length()).max().orElse(1);
    }
}

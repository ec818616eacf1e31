package dev.wanedit.outside;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.LongStream;

/**
 * What a client did to an account.
 *
 * @param tasks those that were created
 * @param pages the pages of the list that were given out
 * @param sentWhileFull the creates that were let through while as many tasks ran as may
 * @param running the most tasks that ran at once
 * @param refusedCreates those that were refused with status 429, as are the queries and the lists
 */
public record Figures(
        List<AccountTask> tasks,
        int pages,
        int sentWhileFull,
        int running,
        int refusedCreates,
        int refusedQueries,
        int refusedLists) {

    private static final double MILLISECOND = 1e6;

    public List<String> prompts() {
        return tasks.stream().map(task -> task.prompt).toList();
    }

    public int refused() {
        return refusedCreates + refusedQueries + refusedLists;
    }

    /** Queries and pages of the list together, for each task. */
    public double requestsForEachTask() {
        return (queries().sum() + pages) / (double) tasks.size();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d tasks, %d at once%n"
                        + "  from the end of a task to the first answer that shows it: mean %s, most %s%n"
                        + "  from the end of a task to the query that tells its result: mean %s, most %s%n"
                        + "  requests for each task: %.1f (%d queries, most for one task %d; %d pages of the list)%n"
                        + "  sent while five tasks ran: %d%n"
                        + "  status 429: %d creates, %d queries, %d lists",
                tasks.size(),
                running,
                mean(shown()),
                most(shown()),
                mean(told()),
                most(told()),
                requestsForEachTask(),
                queries().sum(),
                queries().max().orElse(0),
                pages,
                sentWhileFull,
                refusedCreates,
                refusedQueries,
                refusedLists);
    }

    private LongStream queries() {
        return tasks.stream().mapToLong(task -> task.queries);
    }

    private LongStream shown() {
        return tasks.stream()
                .filter(task -> task.shown != null)
                .mapToLong(task -> Objects.requireNonNull(task.shown) - task.ends);
    }

    private LongStream told() {
        return tasks.stream()
                .filter(task -> task.told != null)
                .mapToLong(task -> Objects.requireNonNull(task.told) - task.ends);
    }

    private static String mean(LongStream nanos) {
        return milliseconds(nanos.average().orElse(0));
    }

    private static String most(LongStream nanos) {
        return milliseconds((double) nanos.max().orElse(0));
    }

    private static String milliseconds(double nanos) {
        return String.format(Locale.ROOT, "%.0f ms", nanos / MILLISECOND);
    }
}

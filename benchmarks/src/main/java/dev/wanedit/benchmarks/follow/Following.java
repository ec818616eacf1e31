package dev.wanedit.benchmarks.follow;

import dev.wanedit.benchmarks.figure.Median;
import dev.wanedit.benchmarks.process.Child;
import dev.wanedit.benchmarks.service.StatusService;
import dev.wanedit.port.MemoryJobStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What it costs to follow many tasks that run, and what is left when they have ended. */
public final class Following {

    private static final String[] BARE = {"BARE_JDK", "BARE_RETROFIT"};
    private static final String[] OURS = {"jdk", "retrofit"};
    private static final int[] TASKS = {200, 2_000, 10_000};

    private static final int FEW = 2_000;
    private static final int FIRST = 100;

    /** Of all tasks together. */
    private static final int QUERIES_A_SECOND = 2_000;

    private static final int ROUNDS = Integer.getInteger("follow.rounds", 3);
    private static final int ENDED = Integer.getInteger("follow.ended", 100_000);

    private Following() {}

    /** Prints the section alone. */
    public static void main(String[] arguments) throws IOException {
        System.out.print(section());
    }

    /** A section of the page, with the figures of a run. */
    public static String section() throws IOException {
        StringBuilder text = new StringBuilder("\n## Many tasks\n\nTasks that run, followed with " + QUERIES_A_SECOND
                + " queries a second in all, for which the account's limits are off. Heap is\nthat of each followed task"
                + " above the first " + FIRST
                + ", with its job in the store in memory. Threads are those above an idle JVM."
                + "\nLate is how long after its planned time a query was sent, for 99 of 100 queries. The bare clients have a"
                + "\ntimer and ask when a task is due; they keep no job. CPU is for each query. Figures are medians of "
                + ROUNDS
                + "\nrounds, and a ratio is the median of the ratios of the rounds.\n\n");
        text.append(
                "| tasks, transport | heap for a task | threads | of the bare client | connections | late | of the bare client | CPU µs"
                        + " | of the bare client | ratio |\n");
        text.append("|---|---|---|---|---|---|---|---|---|---|\n");
        for (int tasks : TASKS) {
            for (int i = 0; i < OURS.length; i++) {
                text.append(followed(tasks, OURS[i], BARE[i]));
            }
        }
        return text.append('\n').append(ended()).toString();
    }

    private static String followed(int tasks, String transport, String bare) throws IOException {
        long every = 1_000L * tasks / QUERIES_A_SECOND;
        try (Child service = Child.start(StatusService.class);
                Child otherService = Child.start(StatusService.class)) {
            try (Child ours = Child.start(FollowWorker.class, transport, StatusService.baseUrl(service));
                    Child other = Child.start(FollowWorker.class, bare, StatusService.baseUrl(otherService))) {
                long idle = number(ours, "threads");
                long otherIdle = number(other, "threads");
                number(ours, "follow " + FIRST + " " + every);
                number(ours, "cpu 1"); // The connections and their buffers are there for any number of tasks.
                long empty = number(ours, "heap");
                number(ours, "follow " + (tasks - FIRST) + " " + every);
                number(other, "follow " + tasks + " " + every);
                number(ours, "cpu 12"); // Until the methods are compiled, and the threads for inserts have ended.
                number(ours, "late");
                number(other, "late");
                List<Double> costs = new ArrayList<>();
                List<Double> others = new ArrayList<>();
                List<Double> ratios = new ArrayList<>();
                for (int round = 0; round < ROUNDS; round++) {
                    costs.add(micros(service, ours));
                    others.add(micros(otherService, other));
                    ratios.add(costs.get(round) / others.get(round));
                }
                double late = number(ours, "late") / 1e6;
                double otherLate = number(other, "late") / 1e6;
                long threads = number(ours, "threads") - idle;
                long otherThreads = number(other, "threads") - otherIdle;
                long connections = number(service, "connections");
                double heap = (number(ours, "heap") - empty) / (double) (tasks - FIRST);
                return String.format(
                        Locale.ROOT,
                        "| %,d, `%s` | %s | %d | %d | %d | %.1f ms | %.1f ms | %.0f | %.0f | %.2f |%n",
                        tasks,
                        transport,
                        // What else changes on the heap is more than a few tasks take.
                        tasks < FEW ? "not measured" : String.format(Locale.ROOT, "%,.0f bytes", heap),
                        threads,
                        otherThreads,
                        connections,
                        late,
                        otherLate,
                        Median.of(costs),
                        Median.of(others),
                        Median.of(ratios));
            }
        }
    }

    /** Of one query, over two seconds. */
    private static double micros(Child service, Child worker) throws IOException {
        long before = number(service, "requests");
        double nanos = number(worker, "cpu 2");
        return nanos / 1_000 / (number(service, "requests") - before);
    }

    private static String ended() throws IOException {
        try (Child service = Child.start(StatusService.class);
                Child worker = Child.start(FollowWorker.class, "jdk", StatusService.baseUrl(service))) {
            number(service, "fail");
            number(worker, "end 1");
            double none = number(worker, "heap");
            number(worker, "end " + ENDED / 10);
            double some = number(worker, "heap");
            number(worker, "end " + ENDED);
            double all = number(worker, "heap");
            return String.format(
                    Locale.ROOT,
                    "Heap before the first task: %.1f MB; after %,d tasks have ended: %.1f MB; after %,d more: %.1f MB."
                            + " The store in\nmemory keeps the newest %,d jobs that need nothing more.%n",
                    none / 1e6,
                    ENDED / 10,
                    some / 1e6,
                    ENDED,
                    all / 1e6,
                    MemoryJobStore.MOST_FINISHED);
        }
    }

    private static long number(Child child, String order) throws IOException {
        return Long.parseLong(child.ask(order));
    }
}

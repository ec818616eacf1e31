package dev.wanedit.outside;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * The tasks of an account and its limits: 5 creates, 20 queries and 20 lists in any second, and five tasks that run at
 * once. The others wait in the order in which they came, so the end of a task is known when it is created.
 */
final class Account {

    private static final int RUNNING = 5;

    private final LongSupplier clock;
    private final Duration shortest;
    private final Duration longest;
    private final Random random = new Random(12);
    private final SlidingSecond creates = new SlidingSecond(5);
    private final SlidingSecond queries = new SlidingSecond(20);
    private final SlidingSecond lists = new SlidingSecond(20);
    private final List<AccountTask> tasks = new ArrayList<>();

    /** When each place for a running task is free again. */
    private final long[] freeAt = new long[RUNNING];

    private int refusedCreates;
    private int refusedQueries;
    private int refusedLists;
    private int pages;
    private int sentWhileFull;

    /** @param clock nanoseconds that never go back, from zero on */
    Account(LongSupplier clock, Duration shortest, Duration longest) {
        this.clock = clock;
        this.shortest = shortest;
        this.longest = longest;
    }

    /** The task that was created; empty if there were too many creates. */
    synchronized Optional<AccountTask> create(String prompt) {
        long now = clock.getAsLong();
        if (!creates.pass(now)) {
            refusedCreates++;
            return Optional.empty();
        }
        int place = firstFree();
        if (freeAt[place] > now) {
            sentWhileFull++;
        }
        long starts = Math.max(now, freeAt[place]);
        long span = longest.minus(shortest).toNanos();
        freeAt[place] = starts + shortest.toNanos() + (long) (random.nextDouble() * span);
        AccountTask task = new AccountTask(UUID.randomUUID().toString(), prompt, now, starts, freeAt[place]);
        tasks.add(task);
        return Optional.of(task);
    }

    private int firstFree() {
        int first = 0;
        for (int place = 1; place < RUNNING; place++) {
            first = freeAt[place] < freeAt[first] ? place : first;
        }
        return first;
    }

    /** What a query of this task tells; empty if there were too many queries. */
    synchronized Optional<String> query(String id) {
        long now = clock.getAsLong();
        if (!queries.pass(now)) {
            refusedQueries++;
            return Optional.empty();
        }
        return Optional.of(tasks.stream()
                .filter(task -> task.id.equals(id))
                .findFirst()
                .map(task -> queried(task, now))
                .orElse("UNKNOWN"));
    }

    private static String queried(AccountTask task, long now) {
        task.queries++;
        if (task.hasEnded(now)) {
            task.tell(now);
        }
        return task.status(now);
    }

    /** A page of the tasks, the latest first; empty if there were too many lists. */
    synchronized Optional<ListPage> list(ListQuery query) {
        long now = clock.getAsLong();
        if (!lists.pass(now)) {
            refusedLists++;
            return Optional.empty();
        }
        pages++;
        List<ListPage.Row> rows = new ArrayList<>();
        for (AccountTask task : tasks) {
            String status = task.status(now);
            if (query.covers(task.id, status)) {
                rows.add(new ListPage.Row(task.id, status));
            }
        }
        Collections.reverse(rows);
        ListPage page = ListPage.of(rows, query);
        tasks.stream()
                .filter(task -> task.hasEnded(now) && page.showsTheEndOf(task.id))
                .forEach(task -> task.show(now));
        return Optional.of(page);
    }

    /** What came of it all, once the client has ended. */
    synchronized Figures figures() {
        int running = tasks.stream()
                .mapToInt(one -> (int) tasks.stream()
                        .filter(other -> other.starts <= one.starts && one.starts < other.ends)
                        .count())
                .max()
                .orElse(0);
        return new Figures(
                List.copyOf(tasks), pages, sentWhileFull, running, refusedCreates, refusedQueries, refusedLists);
    }
}

package dev.wanedit.store.jdbc;

import dev.wanedit.store.jdbc.Database.Change;
import dev.wanedit.store.jdbc.Database.Work;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Makes the changes of a store in a file. All changes that wait at the same time share one transaction, and so one sync of
 * the disk. Each caller waits until its change is on the disk.
 *
 * <p>A change that comes alone is made at once. While changes come from several callers, a change waits some milliseconds for
 * others: a sync costs more than that, and takes the disk from the downloads.
 */
final class GroupedChanges {

    private static final Duration GATHERING = Duration.ofMillis(3);

    private final StoreThread thread;
    private final OpenFile file;
    private final Queue<Waiting<?>> queue = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean due = new AtomicBoolean();
    private final AtomicInteger callers = new AtomicInteger();

    /** The number of changes that the last transaction made. */
    private volatile int last;

    /**
     * @param thread the thread on which the file is changed
     * @param file the file
     */
    GroupedChanges(StoreThread thread, OpenFile file) {
        this.thread = thread;
        this.file = file;
    }

    <T> T make(Work<Change<T>> work) throws SQLException {
        Waiting<T> waiting = new Waiting<>(work);
        boolean alone = callers.getAndIncrement() == 0 && last <= 1;
        try {
            queue.add(waiting);
            if (due.compareAndSet(false, true)) {
                commitIn(alone ? Duration.ZERO : GATHERING);
            }
            return StoreThread.joined(waiting.result);
        } finally {
            callers.decrementAndGet();
        }
    }

    private void commitIn(Duration wait) {
        try {
            thread.runIn(wait, this::commitWaiting);
        } catch (SQLException e) {
            taken().forEach(each -> each.result.completeExceptionally(e));
        }
    }

    /** Called on the thread of the store. */
    void commitWaiting() {
        List<Waiting<?>> group = taken();
        if (!group.isEmpty()) { // The close may have taken them.
            last = group.size();
            commit(group);
        }
    }

    /** All that wait; a change that comes later needs a turn of its own. */
    private List<Waiting<?>> taken() {
        due.set(false);
        List<Waiting<?>> group = new ArrayList<>();
        for (Waiting<?> next = queue.poll(); next != null; next = queue.poll()) {
            group.add(next);
        }
        return group;
    }

    private void commit(List<Waiting<?>> group) {
        try {
            file.commit(connection -> made(group, connection));
        } catch (Throwable e) {
            if (group.size() > 1 && group.stream().anyMatch(each -> each.failed)) {
                group.forEach(each -> commit(List.of(each))); // Nothing was stored; the others must not fail with it.
            } else {
                group.forEach(each -> each.result.completeExceptionally(e));
            }
            return;
        }
        group.forEach(Waiting::complete);
    }

    /** The number of changes that were made. */
    private static int made(List<Waiting<?>> group, Connection connection) throws SQLException {
        int made = 0;
        for (Waiting<?> each : group) {
            made += each.isMade(connection) ? 1 : 0;
        }
        return made;
    }

    /** A change whose caller waits. All but the result is used by the store's thread only. */
    private static final class Waiting<T> {

        private final Work<Change<T>> work;
        private final CompletableFuture<T> result = new CompletableFuture<>();
        private @Nullable Change<T> change;
        private boolean failed;

        Waiting(Work<Change<T>> work) {
            this.work = work;
        }

        boolean isMade(Connection connection) throws SQLException {
            failed = true;
            Change<T> made = work.on(connection);
            failed = false;
            change = made;
            return made.made();
        }

        void complete() {
            Change<T> made = change;
            if (made != null) {
                result.complete(made.result());
            }
        }
    }
}

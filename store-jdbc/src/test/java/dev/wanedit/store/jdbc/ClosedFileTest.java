package dev.wanedit.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.wanedit.testkit.store.SampleRecords;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that was closed is closed for good, whatever else was asked of it meanwhile. */
class ClosedFileTest {

    @TempDir
    Path folder;

    private final CompletableFuture<Boolean> goOn = new CompletableFuture<>();
    private FileDatabase database;

    @BeforeEach
    void open() {
        database = new FileDatabase(folder.resolve("jobs"));
        JdbcJobStore.open(database).insertIfAbsent(SampleRecords.ready("order 1"));
    }

    @Test
    void read_whenItWaitsBehindTheClosing_isRefusedAndOpensNothing() throws Exception {
        Thread busy = waiting(() -> database.read(connection -> goOn.join()));
        Thread closing = waiting(() -> {
            database.close();
            return true;
        });
        FutureTask<Throwable> told = new FutureTask<>(() -> catchThrowable(() -> database.read(connection -> true)));
        Thread late = waiting(() -> {
            told.run();
            return true;
        });
        goOn.complete(true);
        for (Thread thread : new Thread[] {busy, closing, late}) {
            thread.join();
        }

        assertThat(told.get())
                .isInstanceOfSatisfying(
                        SQLException.class,
                        fault -> assertThat(DatabaseProblem.of(fault)).isEqualTo(DatabaseProblem.CLOSED));
        assertNobodyHasIt();
    }

    @Test
    void close_whenRepeated_doesNothingMore() {
        database.close();
        database.close();

        assertNobodyHasIt();
    }

    /** SQLite removes its log with the last connection. */
    private void assertNobodyHasIt() {
        assertThat(folder.resolve("jobs-wal")).doesNotExist();
    }

    /** Begins this on a thread of its own, and comes back when that waits for the store. */
    private static Thread waiting(Work work) {
        Thread thread = new Thread(() -> {
            try {
                boolean unused = work.run();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        thread.start();
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        return thread;
    }

    @FunctionalInterface
    private interface Work {
        boolean run() throws Exception;
    }
}

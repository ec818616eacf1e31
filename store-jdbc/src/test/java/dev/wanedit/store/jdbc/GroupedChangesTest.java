package dev.wanedit.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.wanedit.port.JobStore.Replacement;
import dev.wanedit.record.JobRecord;
import dev.wanedit.store.jdbc.Database.Change;
import dev.wanedit.store.jdbc.Database.Work;
import dev.wanedit.testkit.store.SampleRecords;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes that wait at the same time share one transaction, and each of them still ends in its own way. */
class GroupedChangesTest {

    private static final int CALLERS = 20;

    @TempDir
    Path folder;

    private final CompletableFuture<Boolean> goOn = new CompletableFuture<>();
    private FileDatabase database;
    private JdbcJobStore store;

    @BeforeEach
    void open() {
        database = new FileDatabase(folder.resolve("jobs"));
        store = JdbcJobStore.open(database);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void changes_whenTheyWaitAtTheSameTime_shareOneTransaction() throws Exception {
        FutureTask<?> busy = busy();
        List<FutureTask<JobRecord>> inserts = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            JobRecord record = SampleRecords.ready("order " + i);
            inserts.add(waiting(() -> store.insertIfAbsent(record)));
        }
        int before = database.transactions();

        goOn.complete(true);

        for (FutureTask<JobRecord> insert : inserts) {
            assertThat(store.find(insert.get().key())).contains(insert.get());
        }
        busy.get();
        assertThat(database.transactions() - before).isEqualTo(1);
        assertThat(new ChangeCountFile(new StoreFile(folder.resolve("jobs"))).promised())
                .isEqualTo(CALLERS);
    }

    @Test
    void changes_whenTheyComeOneByOne_haveATransactionEach() {
        int before = database.transactions();

        JobRecord record = store.insertIfAbsent(SampleRecords.ready("order 1"));
        store.replace(SampleRecords.submitting(record));

        assertThat(database.transactions() - before).isEqualTo(2);
    }

    @Test
    void changes_whenOneOfThemFails_failsThisOneOnly() throws Exception {
        FutureTask<?> busy = busy();
        FutureTask<JobRecord> first = waiting(() -> store.insertIfAbsent(SampleRecords.ready("order 1")));
        FutureTask<Throwable> broken = waiting(() -> catchThrowable(() -> database.change(failing())));
        FutureTask<JobRecord> last = waiting(() -> store.insertIfAbsent(SampleRecords.ready("order 2")));

        goOn.complete(true);

        assertThat(broken.get()).isInstanceOf(SQLException.class).hasMessageContaining("no_such_table");
        assertThat(store.find(first.get().key())).contains(first.get());
        assertThat(store.find(last.get().key())).contains(last.get());
        busy.get();
    }

    @Test
    void replace_whenOthersOfTheSameGroupWantTheSameVersion_letsOneOfThemWin() throws Exception {
        JobRecord record = store.insertIfAbsent(SampleRecords.ready("order 1"));
        FutureTask<?> busy = busy();
        List<FutureTask<Replacement>> rivals = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            rivals.add(waiting(() -> store.replace(SampleRecords.submitting(record))));
        }

        goOn.complete(true);

        List<Replacement> outcomes = new ArrayList<>();
        for (FutureTask<Replacement> rival : rivals) {
            outcomes.add(rival.get());
        }
        assertThat(outcomes).containsOnlyOnce(Replacement.REPLACED);
        assertThat(outcomes).filteredOn(Replacement.CHANGED_MEANWHILE::equals).hasSize(CALLERS - 1);
        busy.get();
    }

    @Test
    void change_whenTheStoreIsClosed_isRefusedEachTime() {
        store.close();

        for (int i = 0; i < 3; i++) {
            assertThat(catchThrowable(() -> store.insertIfAbsent(SampleRecords.ready("order 1"))))
                    .hasMessageContaining("the store was closed");
        }
    }

    /** The thread of the store is busy until it may go on. */
    private FutureTask<?> busy() {
        return waiting(() -> database.read(connection -> goOn.join()));
    }

    private static Work<Change<Boolean>> failing() {
        return connection -> {
            SqliteConnections.execute(connection, "DELETE FROM wanedit_job");
            SqliteConnections.execute(connection, "DELETE FROM no_such_table");
            return new Change<>(true, true);
        };
    }

    /** Begins this on a thread of its own, and comes back when that waits for the store. */
    private static <T> FutureTask<T> waiting(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task);
        thread.start();
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        return task;
    }
}

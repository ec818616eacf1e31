package dev.wanedit.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wanedit.error.StorageException;
import dev.wanedit.port.JobStore.Replacement;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.testkit.store.SampleRecords;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Statements of others in the store's transactions. */
class ChangeHookTest {

    static Stream<Named<Supplier<DataSource>>> databases() {
        return Databases.fresh();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void change_whenARecordIsChanged_isOneTransactionWithTheHook(Supplier<DataSource> database) throws SQLException {
        DataSource source = database.get();
        Databases.execute(source, "CREATE TABLE seen (what VARCHAR(100))");
        JdbcJobStore store = JdbcJobStore.over(source, ChangeHookTest::note);
        JobRecord ready = SampleRecords.ready("order 1");
        JobRecord submitting = SampleRecords.submitting(ready);
        JobRecord pending = SampleRecords.withTask(submitting, JobPhase.PENDING, "task-1");

        JobRecord unused = store.insertIfAbsent(ready);
        unused = store.insertIfAbsent(ready);
        assertThat(store.replace(submitting)).isEqualTo(Replacement.REPLACED);
        assertThat(store.replace(submitting)).isEqualTo(Replacement.CHANGED_MEANWHILE);
        assertThat(store.replace(pending)).isEqualTo(Replacement.REPLACED);

        assertThat(Databases.rows(source, "SELECT what FROM seen"))
                .containsExactlyInAnyOrder("null READY", "READY SUBMITTING", "SUBMITTING PENDING");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void change_whenAnotherJobHasTheTask_isUndoneWithoutAHook(Supplier<DataSource> database) throws SQLException {
        DataSource source = database.get();
        Databases.execute(source, "CREATE TABLE seen (what VARCHAR(100))");
        JdbcJobStore store = JdbcJobStore.over(source, ChangeHookTest::note);
        JobRecord one = SampleRecords.ready("order 1");
        JobRecord two = SampleRecords.ready("order 2");
        JobRecord unused = store.insertIfAbsent(one);
        unused = store.insertIfAbsent(two);
        assertThat(store.replace(SampleRecords.withTask(one, JobPhase.PENDING, "task-1")))
                .isEqualTo(Replacement.REPLACED);

        assertThat(store.replace(SampleRecords.withTask(two, JobPhase.PENDING, "task-1")))
                .isEqualTo(Replacement.TASK_TAKEN);

        assertThat(store.find(two.key())).contains(two);
        assertThat(Databases.rows(source, "SELECT what FROM seen")).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void change_whenTheHookFails_isUndone(Supplier<DataSource> database) {
        DataSource source = database.get();
        JdbcJobStore store = JdbcJobStore.over(source, (connection, before, record) -> {
            if (before != null) {
                throw new SQLException("no");
            }
        });
        JobRecord ready = SampleRecords.ready("order 1");
        JobRecord unused = store.insertIfAbsent(ready);

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> store.replace(SampleRecords.submitting(ready)));

        assertThat(store.find(ready.key())).contains(ready);
    }

    private static void note(Connection connection, @Nullable JobPhase before, JobRecord record) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO seen (what) VALUES (?)")) {
            insert.setString(1, before + " " + record.phase());
            int unused = insert.executeUpdate();
        }
    }
}

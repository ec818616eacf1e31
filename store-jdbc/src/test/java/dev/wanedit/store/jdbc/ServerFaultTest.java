package dev.wanedit.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wanedit.error.StorageException;
import dev.wanedit.record.JobRecord;
import dev.wanedit.testkit.store.SampleRecords;
import dev.wanedit.testserver.MariaDbServer;
import dev.wanedit.testserver.Pool;
import dev.wanedit.testserver.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteDataSource;

/** What servers and pools report when they do not do what is asked, in words of ours. */
class ServerFaultTest {

    private static final JobRecord RECORD = SampleRecords.ready("order 1");

    /** Databases whose connections wait for no lock. */
    static Stream<Named<Supplier<String>>> impatient() {
        return Stream.of(
                Named.of("PostgreSQL", () -> PostgresServer.shared().freshSchema() + "&options=-c%20lock_timeout=1"),
                Named.of("MariaDB", () -> mariaDb("mariadb")),
                Named.of("MySQL's driver on MariaDB", () -> mariaDb("mysql")));
    }

    private static String mariaDb(String driver) {
        return "jdbc:" + driver + ":" + MariaDbServer.shared().freshDatabase()
                + "&sessionVariables=innodb_lock_wait_timeout=0";
    }

    @ParameterizedTest
    @MethodSource("impatient")
    void replace_whenTheRecordIsLockedTooLong_saysThatNothingWasChanged(Supplier<String> database) throws Exception {
        DataSource source = Databases.of(database.get());
        try (JdbcJobStore store = JdbcJobStore.over(source);
                Connection holder = source.getConnection();
                Statement lock = holder.createStatement()) {
            store.insertIfAbsent(RECORD);
            holder.setAutoCommit(false);
            lock.executeUpdate("UPDATE wanedit_job SET phase = 'X'");

            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> store.replace(SampleRecords.submitting(RECORD)))
                    .withMessageContaining(
                            "the database timed out (lock or statement timeout). [job order 1] Nothing was changed.");

            holder.rollback();
            assertThat(store.find(RECORD.key())).contains(RECORD);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mariadb", "mysql"})
    void source_whenTheUserMayOnlyRead_isRefused(String driver) throws Exception {
        String database = MariaDbServer.shared().freshDatabase();
        DataSource root = Databases.of("jdbc:mariadb:" + database);
        Databases.execute(root, "CREATE USER IF NOT EXISTS reader@'%' IDENTIFIED BY 'r'");
        Databases.execute(root, "GRANT SELECT ON *.* TO reader@'%'");
        String asReader = database.replace("user=root", "user=reader&password=r");

        assertRefused("jdbc:" + driver + ":" + asReader);
        assertRefused("jdbc:" + driver + ":" + asReader.replace("password=r", "password=wrong"));
    }

    private static void assertRefused(String url) {
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> JdbcJobStore.over(Databases.of(url)))
                .withMessageContaining("could not be opened: it does not let this process in.");
    }

    @Test
    void change_whenADeadlockEndsIt_isMadeAgain() {
        AtomicInteger deadlocks = new AtomicInteger();
        JdbcJobStore store = JdbcJobStore.over(failing(deadlocks, new SQLException("deadlock", "40001", 1213)));
        deadlocks.set(3);

        assertThat(store.insertIfAbsent(RECORD)).isEqualTo(RECORD);

        deadlocks.set(100);
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> store.find(RECORD.key()))
                .withMessageContaining("the database timed out (lock or statement timeout)");
        assertThat(deadlocks).hasValue(100 - 4);
    }

    @Test
    void change_whenItIsUnknownWhetherItWasMade_isNotMadeAgain() {
        AtomicInteger failures = new AtomicInteger();
        JdbcJobStore store = JdbcJobStore.over(failing(failures, new SQLException("completion unknown", "40003")));
        failures.set(2);

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> store.insertIfAbsent(RECORD))
                .withMessageContaining("the database does not answer");
        assertThat(failures).hasValue(1);
    }

    @Test
    void call_whenThePoolHasNoConnection_saysThatTheDatabaseDoesNotAnswer() {
        AtomicInteger failures = new AtomicInteger();
        JdbcJobStore store =
                JdbcJobStore.over(failing(failures, new SQLTransientConnectionException("timed out after 30000ms")));
        failures.set(1);

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> store.find(RECORD.key()))
                .withMessageContaining("the database does not answer");
    }

    /** Without its mark and its log it would forget jobs. */
    @Test
    void over_whenTheSourceIsSqlite_pointsToTheFile(@TempDir Path folder) {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + folder.resolve("jobs"));

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> JdbcJobStore.over(source))
                .withMessageContaining("none of PostgreSQL, MySQL, MariaDB and H2")
                .withMessageContaining("JdbcJobStore.file(path)");
    }

    private static DataSource failing(AtomicInteger failures, SQLException failure) {
        DataSource source = Databases.h2();
        return Pool.proxy(DataSource.class, (self, method, arguments) -> {
            if (failures.get() > 0) {
                failures.decrementAndGet();
                throw failure;
            }
            return source.getConnection();
        });
    }
}

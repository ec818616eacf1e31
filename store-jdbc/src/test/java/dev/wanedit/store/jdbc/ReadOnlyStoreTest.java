package dev.wanedit.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wanedit.error.StorageException;
import dev.wanedit.port.JobStore.Scan;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.task.JobKey;
import dev.wanedit.testkit.store.SampleRecords;
import dev.wanedit.testserver.MariaDbServer;
import dev.wanedit.testserver.PostgresServer;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A store that is only looked at: what it shows, and that it leaves the database as it is. */
class ReadOnlyStoreTest {

    static Stream<Named<Supplier<String>>> urls() {
        return Stream.of(
                Named.of("H2", () -> "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1"),
                Named.of("PostgreSQL", () -> PostgresServer.shared().freshSchema()),
                Named.of(
                        "MariaDB",
                        () -> "jdbc:mariadb:" + MariaDbServer.shared().freshDatabase()),
                Named.of(
                        "MySQL's driver on MariaDB",
                        () -> "jdbc:mysql:" + MariaDbServer.shared().freshDatabase()));
    }

    @ParameterizedTest
    @MethodSource("urls")
    void jobs_ofAnExistingStore_canBeReadButNotChanged(Supplier<String> database) throws SQLException {
        String url = database.get();
        DataSource source = source(url);
        JobRecord ready;
        JobRecord running;
        try (JdbcJobStore store = JdbcJobStore.over(source)) {
            ready = store.insertIfAbsent(SampleRecords.ready("order 1"));
            running = SampleRecords.withTask(
                    store.insertIfAbsent(SampleRecords.ready("order 2")), JobPhase.RUNNING, "t-2");
            assertThat(store.replace(running)).isNotNull();
        }

        try (JdbcJobStore store = readOnly(url)) {
            assertThat(store.scan(Scan.ALL, null, 10)).containsExactly(ready, running);
            assertThat(store.keys(Scan.ALL, null, 10)).containsExactly(new JobKey("order 1"), new JobKey("order 2"));
            assertThat(store.find(new JobKey("order 1"))).contains(ready);
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> store.insertIfAbsent(SampleRecords.ready("order 3")))
                    .withMessageContaining("it is open only for reading");
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> store.replace(SampleRecords.withTask(ready, JobPhase.PENDING, "t-1")))
                    .withMessageContaining("it is open only for reading");
        }
        assertThat(Databases.rows(source, "SELECT job_key, version FROM wanedit_job ORDER BY job_key"))
                .containsExactly("order 1|1", "order 2|2");
    }

    @ParameterizedTest
    @MethodSource("urls")
    void tables_whenThereAreNone_areNotCreated(Supplier<String> database) {
        String url = database.get();
        DataSource source = source(url);
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> Databases.rows(source, "SELECT * FROM wanedit_schema"));

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> readOnly(url))
                .withMessageContaining("it has no tables of wanedit. Nothing was created.");

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> Databases.rows(source, "SELECT * FROM wanedit_schema"));
    }

    @Test
    void database_whenH2HasNone_isNotCreated(@TempDir Path folder) {
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> readOnly("jdbc:h2:" + folder.resolve("none") + ";USER=sa;PASSWORD=s3cret"))
                .withMessageContaining("there is no such database")
                .satisfies(e -> assertThat(e.toString() + e.getCause()).doesNotContain("s3cret"));

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void user_whenOnlyReadingIsAllowed_suffices() throws SQLException {
        String url = PostgresServer.shared().freshSchema();
        DataSource source = source(url);
        String schema = url.replaceAll(".*currentSchema=", "");
        String user = "reader_" + schema;
        try (JdbcJobStore store = JdbcJobStore.over(source)) {
            assertThat(store.insertIfAbsent(SampleRecords.ready("order 1"))).isNotNull();
        }
        Databases.execute(source, "CREATE USER " + user);
        Databases.execute(source, "GRANT USAGE ON SCHEMA " + schema + " TO " + user);
        String theirs = url.replace("user=postgres", "user=" + user);

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> readOnly(theirs))
                .withMessageContaining("it does not let this process in. Give it a user who may read its tables");

        Databases.execute(source, "GRANT SELECT ON ALL TABLES IN SCHEMA " + schema + " TO " + user);
        try (JdbcJobStore store = readOnly(theirs)) {
            assertThat(store.keys(Scan.ALL, null, 10)).containsExactly(new JobKey("order 1"));
        }
    }

    @Test
    void tables_whenNewer_areNotRead() throws SQLException {
        String url = PostgresServer.shared().freshSchema();
        DataSource source = source(url);
        JdbcJobStore.over(source).close();
        Databases.execute(source, "INSERT INTO wanedit_schema (version) VALUES (99)");

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> readOnly(url))
                .withMessageContaining("its tables are of version 99, known up to 1");
    }

    @Test
    void call_whenTheStoreIsClosed_isRefused() {
        String url = PostgresServer.shared().freshSchema();
        JdbcJobStore.over(source(url)).close();
        JdbcJobStore store = readOnly(url);
        store.close();

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> store.keys(Scan.ALL, null, 10))
                .withMessageContaining("the store was closed");
    }

    private static JdbcJobStore readOnly(String url) {
        try {
            return JdbcJobStore.readOnly(DriverManager.getDriver(url), url, new Properties());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DataSource source(String url) {
        if (!url.startsWith("jdbc:h2:")) {
            return Databases.of(url);
        }
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(url);
        return source;
    }
}

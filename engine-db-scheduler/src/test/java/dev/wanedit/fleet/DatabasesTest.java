package dev.wanedit.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wanedit.VideoEditClient;
import dev.wanedit.error.ConfigurationException;
import dev.wanedit.error.StorageException;
import dev.wanedit.fleet.job.CancelAnswer;
import dev.wanedit.fleet.job.FleetJob;
import dev.wanedit.fleet.result.SharedFolder;
import dev.wanedit.fleet.table.CodeVersion;
import dev.wanedit.fleet.table.FleetTables;
import dev.wanedit.fleet.table.JobRows;
import dev.wanedit.fleet.table.TimedSource;
import dev.wanedit.record.JobPhase;
import dev.wanedit.task.JobKey;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testserver.MariaDbServer;
import dev.wanedit.testserver.Pool;
import dev.wanedit.testserver.PostgresServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mariadb.jdbc.MariaDbDataSource;

/** The fleet on each kind of database, and on tables of another version. */
class DatabasesTest {

    @TempDir
    Path folder;

    static Stream<Arguments> databases() {
        return Stream.of(
                Arguments.of(source("PostgreSQL", DatabasesTest::postgres), "postgresql"),
                Arguments.of(source("MariaDB", DatabasesTest::mariaDb), "mysql"),
                Arguments.of(source("H2", DatabasesTest::h2), "h2"));
    }

    private static Named<Supplier<DataSource>> source(String name, Supplier<DataSource> source) {
        return Named.of(name, source);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void fleet_onEachDatabase_runsAJobAndCancelsAnother(Supplier<DataSource> database, String script) throws Exception {
        try (TestFleet fleet = TestFleet.over(database.get(), script, TestFleet.quickService(), folder)) {
            FleetClient web = fleet.takes("web", settings -> settings);
            JobKey canceled = new JobKey("Bestellung ß " + "x".repeat(150));
            JobKey done = new JobKey("订单 1");
            FleetJob unused = web.submit(canceled, TestFleet.job("a"));
            assertThat(web.cancel(canceled)).isEqualTo(CancelAnswer.CANCELED);
            unused = web.submit(done, TestFleet.job("b"), -3);
            assertThat(web.load()).isEqualTo(new FleetClient.Load(1, 0, 0));
            assertThat(web.driver()).isEmpty();
            FleetClient worker = fleet.node("worker");

            assertThat(fleet.awaitEnd(done)).endsWith(JobPhase.SUCCEEDED, JobPhase.ARCHIVED);

            assertThat(fleet.awaitEnd(canceled)).containsExactly(JobPhase.READY, JobPhase.CANCELED);
            assertThat(fleet.file(done)).hasBinaryContent(FakeDashScope.clip());
            assertThat(web.find(done).orElseThrow().priority()).isEqualTo(-3);
            assertThat(worker.find(done).orElseThrow().result().node()).isEqualTo("worker");
            assertThat(fleet.fake().count(RequestKind.CREATE)).isOne();
            assertThat(web.load()).isEqualTo(new FleetClient.Load(0, 0, 0));
            assertThat(web.driver()).contains("worker");
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void fleet_onAPoolWithoutAutocommit_storesTheResult(Supplier<DataSource> database, String script) throws Exception {
        Pool pool = Pool.withoutAutocommit(database.get());
        try (TestFleet fleet = TestFleet.over(pool, script, TestFleet.quickService(), folder)) {
            FleetClient worker = fleet.node("worker");
            JobKey key = new JobKey("order");
            FleetJob unused = worker.submit(key, TestFleet.job("a"));

            assertThat(fleet.awaitEnd(key)).endsWith(JobPhase.SUCCEEDED, JobPhase.ARCHIVED);
        }
    }

    @Test
    void cancels_whenManyAreWanted_comePageByPage() throws SQLException {
        try (TestFleet fleet = TestFleet.over(h2(), "h2", TestFleet.quickService(), folder)) {
            FleetClient web = fleet.takes("web", settings -> settings);
            for (String name : List.of("a", "b", "c")) {
                FleetJob unused = web.submit(new JobKey(name), TestFleet.job(name));
            }
            execute(fleet.source(), "UPDATE wanedit_fleet_job SET cancel_wanted = TRUE");
            JobRows rows = new JobRows(FleetTables.open(fleet.source(), "default", CodeVersion.THIS));

            List<JobKey> first = rows.cancelWanted(null, 2);

            assertThat(first).containsExactly(new JobKey("a"), new JobKey("b"));
            assertThat(rows.cancelWanted(first.get(1), 2)).containsExactly(new JobKey("c"));
        }
    }

    /** H2 keeps the limit with the connection, which the application gets back from its pool. */
    @ParameterizedTest
    @MethodSource("databases")
    void statements_haveATimeLimitThatDoesNotOutliveThem(Supplier<DataSource> database, String script)
            throws SQLException {
        try (Pool pool = Pool.of(database.get())) {
            TimedSource timed = new TimedSource(pool.source());
            timed.limit(Duration.ofSeconds(5));

            try (Connection connection = timed.source().getConnection();
                    Statement limited = connection.createStatement()) {
                assertThat(limited.getQueryTimeout()).isEqualTo(script.equals("h2") ? 0 : 5);
            }
            try (Connection same = pool.source().getConnection();
                    Statement next = same.createStatement()) {
                assertThat(next.getQueryTimeout()).isZero();
            }
        }
    }

    @Test
    void build_whenTheTablesAreNewerAndStillFit_worksAndElseRefuses() throws SQLException {
        try (TestFleet fleet = TestFleet.over(h2(), "h2", TestFleet.quickService(), folder)) {
            FleetClient old = fleet.takes("old", settings -> settings);
            execute(fleet.source(), "INSERT INTO wanedit_fleet_schema (version, oldest) VALUES (2, 1)");
            execute(fleet.source(), "ALTER TABLE wanedit_fleet_job ADD COLUMN later VARCHAR(10)");

            FleetClient again = fleet.takes("again", settings -> settings);
            assertThat(again.submit(new JobKey("order"), TestFleet.job("a")).phase())
                    .isEqualTo(JobPhase.READY);
            assertThat(old.find(new JobKey("order"))).isPresent();

            execute(fleet.source(), "INSERT INTO wanedit_fleet_schema (version, oldest) VALUES (3, 3)");
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> fleet.takes("too old", settings -> settings))
                    .withMessageContaining("its tables are of version 3, known up to 1");
        }
    }

    /** A newer node wrote it: this one would leave a parameter out. */
    @Test
    void driver_whenADocumentIsOfANewerFormat_leavesItAndSendsTheOthers() throws Exception {
        try (TestFleet fleet = TestFleet.over(h2(), "h2", TestFleet.quickService(), folder)) {
            FleetClient web = fleet.takes("web", settings -> settings);
            JobKey newer = new JobKey("newer");
            JobKey plain = new JobKey("plain");
            FleetJob unused = web.submit(newer, TestFleet.job("a"), 9);
            unused = web.submit(plain, TestFleet.job("b"));
            execute(fleet.source(), "UPDATE wanedit_fleet_job SET format = 99 WHERE job_key = 'newer'");

            FleetClient worker = fleet.node("worker");

            assertThat(fleet.awaitEnd(plain)).endsWith(JobPhase.ARCHIVED);
            assertThat(worker.find(newer).orElseThrow().phase()).isEqualTo(JobPhase.READY);
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void start_whenTheTableOfDbSchedulerIsMissing_namesTheScript(Supplier<DataSource> database, String script) {
        try (TestFleet fleet = TestFleet.over(database.get(), script, TestFleet.quickService(), folder)) {
            FleetClient node = fleet.takes("one", settings -> settings.table("nowhere"));

            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(node::start)
                    .withMessageContaining("scheduled-tasks-" + script + ".sql");
        }
    }

    @Test
    void pollInterval_whenItWouldLookWithoutPause_isRefused() {
        FleetClientBuilder settings = FleetClient.builder(h2(), VideoEditClient::builder, SharedFolder.at(folder));

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> settings.pollInterval(Duration.ZERO))
                .withMessageContaining("10 ms");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> settings.closeTimeout(Duration.ZERO))
                .withMessageContaining("close timeout");
    }

    @Test
    void start_whenTheDatabaseIsGone_doesNotShowItsPassword() {
        DataSource real = h2();
        AtomicBoolean gone = new AtomicBoolean();
        DataSource source = Pool.proxy(DataSource.class, (self, method, arguments) -> {
            if (gone.get()) {
                throw new SQLException("no answer: jdbc:h2:tcp://host/db;USER=sa;PASSWORD=hunter2");
            }
            return method.invoke(real, arguments);
        });
        try (FleetClient node = FleetClient.builder(
                        source,
                        () -> TestFleet.client(URI.create("https://unused.example.com"), "sk-unused-5f2b"),
                        SharedFolder.at(folder))
                .build()) {
            gone.set(true);

            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(node::start)
                    .satisfies(fault -> {
                        StringWriter text = new StringWriter();
                        fault.printStackTrace(new PrintWriter(text));
                        assertThat(text.toString()).contains("no answer").doesNotContain("hunter2");
                    });
        }
    }

    private static DataSource postgres() {
        return PostgresServer.source(PostgresServer.shared().freshSchema());
    }

    private static DataSource mariaDb() {
        try {
            return new MariaDbDataSource(
                    "jdbc:mariadb:" + MariaDbServer.shared().freshDatabase());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DataSource h2() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return source;
    }

    private static void execute(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            boolean unused = statement.execute(sql);
        }
    }
}

package dev.wanedit.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wanedit.error.StorageException;
import dev.wanedit.port.JobStore.Replacement;
import dev.wanedit.port.JobStore.Scan;
import dev.wanedit.record.JobRecord;
import dev.wanedit.testkit.store.SampleRecords;
import dev.wanedit.testserver.Pool;
import dev.wanedit.testserver.PostgresServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A store in the application's database: what it expects of the source, and what it tells when the database fails. */
class DataSourceTest {

    private static final String PASSWORD = "t0p-s3cret";

    static Stream<Named<Supplier<DataSource>>> databases() {
        return Databases.fresh();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void source_whenItsConnectionsDoNotCommit_isMadeToAndGetsThemBackAsTheyWere(Supplier<DataSource> database)
            throws SQLException {
        DataSource source = database.get();
        JobRecord record = SampleRecords.ready("order 1");
        try (Pool pool = Pool.withoutAutocommit(source);
                JdbcJobStore store = JdbcJobStore.over(pool.source())) {
            assertThat(store.insertIfAbsent(record)).isEqualTo(record);
            assertThat(store.replace(SampleRecords.submitting(record))).isEqualTo(Replacement.REPLACED);
            assertThat(pool.idle()).as("connections that were given back").isEqualTo(1);

            assertThat(JdbcJobStore.over(source).find(record.key())).contains(SampleRecords.submitting(record));
        }
    }

    static Stream<Arguments> urls() {
        return Stream.of(
                Arguments.of("jdbc:mysql://a:" + PASSWORD + "1@h1,b:" + PASSWORD + "2@h2/db", "jdbc:mysql://h2/db"),
                Arguments.of("jdbc:mysql://a:" + PASSWORD + "@h1/db?user=a&mail=x@y", "jdbc:mysql://h1/db"),
                Arguments.of("jdbc:postgresql://h1,h2/db", "jdbc:postgresql://h1,h2/db"),
                Arguments.of(null, "over "));
    }

    @ParameterizedTest
    @MethodSource("urls")
    void store_whenItsUrlNamesUsersOrIsUnknown_isNamedWithoutSecrets(@Nullable String url, String name) {
        DatabaseMetaData other = Pool.proxy(
                DatabaseMetaData.class,
                (self, method, arguments) -> method.getName().equals("getURL") ? url : "Oracle");

        assertFault(() -> JdbcJobStore.over(connectingTo(other)), "The job store " + name, "the database is none of");
    }

    @Test
    void source_whenTheDatabaseIsUnknown_isRefused() {
        DatabaseMetaData other = Pool.proxy(DatabaseMetaData.class, (self, method, arguments) -> "Oracle");

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> JdbcJobStore.over(connectingTo(other)))
                .withMessageContaining(
                        "the database is none of PostgreSQL, MySQL, MariaDB and H2. Nothing was changed.");
    }

    @Test
    void source_whenNobodyAnswers_isToldWithoutSecrets() throws Exception {
        String url = "jdbc:postgresql://127.0.0.1:" + closedPort() + "/jobs?user=admin&password=" + PASSWORD;

        assertFault(
                () -> JdbcJobStore.over(PostgresServer.source(url)),
                "The job store over PGSimpleDataSource could not be opened: the database does not answer."
                        + " See that the database runs and can be reached, then try again.");
    }

    @Test
    void source_whenThePoolFailsInItsOwnWay_isToldWithoutSecrets() {
        DataSource broken = connecting(() -> {
            throw new IllegalStateException(
                    "Cannot open jdbc:postgresql://admin:" + PASSWORD + "@host/jobs?password=" + PASSWORD);
        });

        assertFault(
                () -> JdbcJobStore.over(broken), "could not be opened: the database reports an error. See the cause");
    }

    @Test
    void source_whenTheUserMayNotLogIn_isToldWithoutSecrets() throws SQLException {
        DataSource source = PostgresServer.source(
                PostgresServer.shared().freshSchema().replace("user=postgres", "user=nobody&password=" + PASSWORD));

        assertFault(() -> JdbcJobStore.over(source), "could not be opened: it does not let this process in.");
    }

    @Test
    void source_whenTheUserMayOnlyRead_isRefused() throws SQLException {
        String url = PostgresServer.shared().freshSchema() + "&options=-c%20default_transaction_read_only=on&password="
                + PASSWORD;

        assertFault(() -> JdbcJobStore.over(PostgresServer.source(url)), "could not be opened: it may only be read.");
    }

    @Test
    void store_whenTheDatabaseGoesAwayAndComesBack_saysSoAndGoesOn() throws Exception {
        JobRecord first = SampleRecords.ready("order 1");
        PostgresServer server = PostgresServer.start();
        try {
            AtomicInteger port = new AtomicInteger(server.port());
            String url = server.freshSchema() + "&password=" + PASSWORD;
            JdbcJobStore store = JdbcJobStore.over(connecting(
                    () -> PostgresServer.source(url.replace(":" + server.port() + "/", ":" + port.get() + "/"))
                            .getConnection()));
            store.insertIfAbsent(first);

            port.set(closedPort());
            assertUnreachable(store, first);

            port.set(server.port());
            assertThat(store.find(first.key())).contains(first);
            server.close();
            assertUnreachable(store, first);
        } finally {
            server.close();
        }
    }

    private static void assertUnreachable(JdbcJobStore store, JobRecord first) {
        List<ThrowingCallable> calls = List.of(
                () -> store.insertIfAbsent(first),
                () -> store.replace(SampleRecords.submitting(first)),
                () -> store.find(first.key()),
                () -> store.scan(Scan.ALL, null, 1));
        for (ThrowingCallable call : calls) {
            assertFault(call, "/postgres could not ", "the database does not answer");
        }
    }

    @Test
    void store_whenItsConnectionIsCutInTheMidstOfAChange_saysSoAndChangesNothing() throws Exception {
        DataSource source = PostgresServer.source(PostgresServer.shared().freshSchema());
        JobRecord first = SampleRecords.ready("order 1");
        JdbcJobStore.over(source).insertIfAbsent(first);
        JdbcJobStore.over(source).replace(SampleRecords.submitting(first));
        // The server ends the session of whoever changes this job.
        Databases.execute(
                source,
                "CREATE FUNCTION cut() RETURNS trigger AS 'BEGIN PERFORM pg_terminate_backend(pg_backend_pid());"
                        + " RETURN NEW; END' LANGUAGE plpgsql");
        Databases.execute(
                source, "CREATE TRIGGER cut BEFORE UPDATE ON wanedit_job FOR EACH ROW EXECUTE FUNCTION cut()");
        JdbcJobStore store = JdbcJobStore.over(source);
        JobRecord second = SampleRecords.submitting(first);

        assertFault(
                () -> store.replace(SampleRecords.submitting(second)),
                "could not store a change of a job: the database does not answer. [job order 1]");

        assertThat(store.find(first.key())).contains(second);
    }

    private static void assertFault(ThrowingCallable call, String... words) {
        assertThatExceptionOfType(StorageException.class).isThrownBy(call).satisfies(e -> {
            StringWriter all = new StringWriter();
            e.printStackTrace(new PrintWriter(all));
            assertThat(e).hasMessageContainingAll(words);
            assertThat(all.toString()).doesNotContain(PASSWORD, "user=", "password=t");
        });
    }

    private static int closedPort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private static DataSource connectingTo(DatabaseMetaData database) {
        Map<String, Object> answers = Map.of("getMetaData", database, "getAutoCommit", true);
        return connecting(
                () -> Pool.proxy(Connection.class, (self, method, arguments) -> answers.get(method.getName())));
    }

    private static DataSource connecting(Connecting connecting) {
        return Pool.proxy(DataSource.class, (self, method, arguments) -> connecting.connect());
    }

    private interface Connecting {
        Connection connect() throws SQLException;
    }
}

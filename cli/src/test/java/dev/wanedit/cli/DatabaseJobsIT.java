package dev.wanedit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.cli.command.JobsSheetTest;
import dev.wanedit.port.JobStore;
import dev.wanedit.store.jdbc.JdbcJobStore;
import dev.wanedit.testserver.PostgresServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packed jar lists the jobs of a real PostgreSQL, with the driver that the user names. */
class DatabaseJobsIT {

    private static final String SECRET = "s3cret-Pa55word";

    @TempDir
    private Path folder;

    private final String url = PostgresServer.shared().freshSchema();

    @Test
    void jobs_ofADatabase_areThoseOfAFile() throws Exception {
        Path file = folder.resolve("jobs");
        try (JobStore database = JdbcJobStore.over(PostgresServer.source(url));
                JobStore kept = JdbcJobStore.file(file)) {
            JobsSheetTest.keepJobs(database);
            JobsSheetTest.keepJobs(kept);
        }
        String before = snapshot();

        for (String form :
                List.of("", "--open", "--csv", "--csv --totals --zone Asia/Shanghai --bom", "--json --totals")) {
            List<String> how = form.isEmpty() ? List.of() : List.of(form.split(" "));
            Cli.Ran ofDatabase = jobs(Map.of(), url, driver(), how);
            Cli.Ran ofFile = jobs(Map.of(), file.toString(), null, how);

            assertThat(ofDatabase.exitCode()).as(ofDatabase.err()).isZero();
            assertThat(ofDatabase.out()).as(form).isNotBlank().isEqualTo(ofFile.out());
            assertThat(ofDatabase.err()).isEqualTo(ofFile.err());
        }
        assertThat(snapshot()).isEqualTo(before);
    }

    @Test
    void jobs_ofADatabaseWithoutTables_createNone() throws Exception {
        Cli.Ran ran = jobs(Map.of(), url, driver(), List.of());

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).contains("it has no tables of wanedit.", "Nothing was created.");
        assertThat(ran.out()).isEmpty();
        assertThat(snapshot()).isEqualTo("tables=0");
    }

    @Test
    void jobs_withoutADriver_nameItsArtifactAndTheOption() throws Exception {
        Cli.Ran ran = jobs(Map.of(), url + "&password=" + SECRET, null, List.of());

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err())
                .contains(
                        "There is no JDBC driver for jdbc:postgresql://127.0.0.1:",
                        "Get the jar of org.postgresql:postgresql,")
                .contains("--driver")
                .doesNotContain(SECRET);
    }

    @Test
    void jobs_withAnotherJarAsDriver_sayThatItHasNone() throws Exception {
        Cli.Ran ran = jobs(Map.of(), url, PackedProgram.JAR, List.of());

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("has no JDBC driver for jdbc:postgresql://127.0.0.1:");
    }

    @Test
    void password_ofTheEnvironment_opensTheDatabase() throws Exception {
        String user = withPassword();
        try (JobStore database = JdbcJobStore.over(PostgresServer.source(url))) {
            JobsSheetTest.keepJobs(database);
        }
        execute("GRANT USAGE ON SCHEMA " + schema() + " TO " + user);
        execute("GRANT SELECT ON ALL TABLES IN SCHEMA " + schema() + " TO " + user);
        String withoutUser = url.replace("user=postgres&", "");

        Cli.Ran right = jobs(
                Map.of("WANEDIT_STORE_USER", user, "WANEDIT_STORE_PASSWORD", SECRET), withoutUser, driver(), List.of());
        Cli.Ran wrong = jobs(
                Map.of("WANEDIT_STORE_USER", user, "WANEDIT_STORE_PASSWORD", SECRET + "x"),
                withoutUser,
                driver(),
                List.of("-vv"));

        assertThat(right.exitCode()).as(right.err()).isZero();
        assertThat(right.err()).contains("4 jobs, 1 open.");
        assertThat(wrong.exitCode()).as(wrong.err()).isEqualTo(1);
        assertThat(wrong.err())
                .contains("it does not let this process in", "Give it a user who may read its tables")
                .doesNotContain(SECRET);
    }

    /** Also what the driver itself prints of a URL that it cannot read. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://127.0.0.1:PORT/none?user=postgres&password=SECRET",
                "jdbc:postgresql://127.0.0.1:CLOSED/postgres?user=postgres&password=SECRET",
                "jdbc:postgresql://127.0.0.1:99999999/postgres?password=SECRET",
                "jdbc:postgresql://joe:SECRET@127.0.0.1:PORT/postgres",
                "jdbc:postgresql://127.0.0.1:PORT?password=SECRET",
                "jdbc:mysql://joe:SECRET@127.0.0.1:PORT/postgres",
                "jdbc:h2:mem:x;PASSWORD=SECRET",
                "jdbc:sqlite:jobs?password=SECRET",
                "jdbc:?password=SECRET"
            })
    void url_withAPassword_isInNoMessage(String template) throws Exception {
        String secret = url(template);
        for (String form : List.of("-vv", "--json")) {
            Cli.Ran ran = jobs(Map.of(), secret, driver(), List.of(form));

            assertThat(ran.exitCode()).as(ran.err()).isIn(1, 2);
            assertThat(ran.out() + ran.err()).contains("error").doesNotContain(SECRET);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"batch none.jsonl --out results", "resume", "report results", "submit --video x.mp4", "doctor"})
    void otherCommands_givenADatabase_refuseItAndCreateNoFile(String command) throws Exception {
        List<String> args = new ArrayList<>(List.of(command.split(" ")));
        args.addAll(List.of("--store", url + "&password=" + SECRET));
        try (PackedProgram program = PackedProgram.start(PackedProgram.JAR, folder, folder, Map.of(), args)) {
            Cli.Ran ran = program.end();

            assertThat(ran.exitCode()).as(ran.err()).isEqualTo(2);
            assertThat(ran.err())
                    .contains("only the command jobs reads a database")
                    .doesNotContain(SECRET);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void driver_ofAFile_isWrongUsage() throws Exception {
        Cli.Ran ran = jobs(Map.of(), folder.resolve("jobs").toString(), driver(), List.of());

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("--driver belongs to a database.");
    }

    private String url(String template) throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return template.replace(
                            "PORT", String.valueOf(PostgresServer.shared().port()))
                    .replace("CLOSED", String.valueOf(socket.getLocalPort()))
                    .replace("SECRET", SECRET);
        }
    }

    private Cli.Ran jobs(Map<String, String> environment, String store, @Nullable Path driver, List<String> more)
            throws Exception {
        List<String> args = new ArrayList<>(List.of("jobs", "--store", store));
        if (driver != null) {
            args.addAll(List.of("--driver", driver.toString()));
        }
        args.addAll(more);
        try (PackedProgram program = PackedProgram.start(folder, environment, args.toArray(new String[0]))) {
            return program.end();
        }
    }

    /** The jar of PostgreSQL's driver. */
    static Path driver() throws Exception {
        return Path.of(Class.forName("org.postgresql.Driver")
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    /** A user whom the server lets in only with the password. */
    private String withPassword() throws SQLException {
        String user = "joe_" + UUID.randomUUID().toString().replace("-", "");
        execute("CREATE USER " + user + " PASSWORD '" + SECRET + "'");
        execute("COPY (VALUES ('host all " + user + " all scram-sha-256'), ('host all all all trust')) TO '"
                + value("SHOW hba_file") + "'");
        execute("SELECT pg_reload_conf()");
        while (isLetIn(user)) {
            Thread.onSpinWait(); // The server reads its rules soon.
        }
        return user;
    }

    private boolean isLetIn(String user) throws SQLException {
        String theirs = url.replace("user=postgres", "user=" + user + "&password=wrong");
        try (Connection connection = DriverManager.getConnection(theirs)) {
            return connection.isValid(10);
        } catch (SQLException e) {
            if ("28P01".equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    private String schema() {
        return url.replaceAll(".*currentSchema=", "");
    }

    /** All that is in the schema. */
    private String snapshot() throws SQLException {
        String tables =
                value("SELECT 'tables=' || count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                        + " WHERE c.relkind = 'r' AND n.nspname = '" + schema() + "'");
        return tables.equals("tables=0")
                ? tables
                : tables
                        + value(
                                "SELECT string_agg(job_key || version || snapshot || xmin, ';' ORDER BY job_key) FROM wanedit_job");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            boolean unused = statement.execute(sql);
        }
    }

    private String value(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}

package dev.wanedit.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.fleet.job.FleetJob;
import dev.wanedit.record.JobPhase;
import dev.wanedit.task.JobKey;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.process.ForkedJvm;
import dev.wanedit.testkit.process.RunningJvm;
import dev.wanedit.testserver.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes as processes over one PostgreSQL: the one that drives is killed, or suspended. */
class NodeProcessesTest {

    private static final int JOBS = 16;

    @TempDir
    Path folder;

    private final Map<String, RunningJvm> nodes = new HashMap<>();
    private String database;
    private TestFleet fleet;
    private FleetClient web;

    @BeforeEach
    void start() throws IOException {
        // A suspended node must not keep a row locked.
        database = PostgresServer.shared().freshSchema() + "&options=-c%20idle_in_transaction_session_timeout=2000";
        fleet = TestFleet.over(
                PostgresServer.source(database), "postgresql", TestFleet.quickService(), folder.resolve("results"));
        web = fleet.takes("web", settings -> settings);
        startNode("one");
        startNode("two");
    }

    @AfterEach
    void stop() {
        nodes.values().forEach(RunningJvm::kill);
        fleet.close();
    }

    @Test
    void jobs_whenTheDriverIsKilled_endByOnePostEach() throws Exception {
        List<JobKey> keys = submitted("order", JOBS);
        fleet.awaitArchived(web, keys.subList(0, 2));

        nodes.get(awaitDriver("")).kill();

        fleet.awaitArchived(web, keys);
        assertThat(fleet.fake().count(RequestKind.CREATE)).isEqualTo(JOBS);
        assertThat(keys).allSatisfy(key -> assertThat(fleet.file(key)).hasBinaryContent(FakeDashScope.clip()));
    }

    @Test
    void jobs_whenTheDriverIsSuspendedAndWakesUp_endByOnePostEach() throws Exception {
        List<JobKey> keys = submitted("order", JOBS);
        fleet.awaitArchived(web, keys.subList(0, 2));
        String suspended = awaitDriver("");
        signal("-STOP", suspended);

        fleet.awaitArchived(web, keys);
        String successor = awaitDriver(suspended);
        assertThat(fleet.fake().count(RequestKind.CREATE)).isEqualTo(JOBS);
        List<JobKey> meanwhile = submitted("meanwhile", JOBS); // The node that wakes up finds jobs that it could send.
        signal("-CONT", suspended);
        fleet.awaitArchived(web, meanwhile);
        assertThat(fleet.fake().count(RequestKind.CREATE)).isEqualTo(2 * JOBS);

        nodes.get(successor).kill();
        List<JobKey> later = submitted("later", 2);
        fleet.awaitArchived(web, later);
        assertThat(fleet.fake().count(RequestKind.CREATE)).isEqualTo(2 * JOBS + 2);
        assertThat(web.outbox(1000))
                .filteredOn(change -> change.phase() == JobPhase.ARCHIVED)
                .hasSize(2 * JOBS + 2);
    }

    private void startNode(String name) throws IOException {
        RunningJvm node = ForkedJvm.plain()
                .start(
                        FleetNodeProgram.class,
                        database,
                        fleet.fake().baseUrl().toString(),
                        fleet.key(),
                        folder.resolve("results").toString(),
                        name,
                        "1000",
                        "1500");
        nodes.put(name, node);
        String unused = node.awaitLine("ready");
    }

    private List<JobKey> submitted(String prefix, int count) {
        List<JobKey> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            JobKey key = new JobKey(prefix + "-" + i);
            FleetJob unused = web.submit(key, TestFleet.job(prefix + i));
            keys.add(key);
        }
        return keys;
    }

    /** The node that holds the driver's execution; empty if none does. */
    private String driver() {
        try (Connection connection = fleet.source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT picked_by FROM scheduled_tasks WHERE task_name = 'wanedit-drive:default' AND picked")) {
            return rows.next() ? rows.getString(1) : "";
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A node that drives and is not this one. */
    private String awaitDriver(String otherThan) throws InterruptedException {
        AtomicReference<String> found = new AtomicReference<>("");
        assertThat(TestFleet.await(() -> {
                    found.set(driver());
                    return !found.get().isEmpty() && !found.get().equals(otherThan);
                }))
                .as("a driver other than %s", otherThan)
                .isTrue();
        return found.get();
    }

    private void signal(String signal, String node) throws InterruptedException {
        try {
            long process = nodes.get(node).handle().pid();
            Process kill = new ProcessBuilder("kill", signal, Long.toString(process)).start();
            assertThat(kill.waitFor()).isZero();
        } catch (IOException e) {
            Assumptions.abort("there is no program named kill: " + e.getMessage());
        }
    }
}

package dev.wanedit.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wanedit.error.StorageException;
import dev.wanedit.fleet.job.FleetJob;
import dev.wanedit.fleet.table.CodeVersion;
import dev.wanedit.record.JobPhase;
import dev.wanedit.task.JobKey;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testserver.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A running fleet is upgraded node by node, over one PostgreSQL, while jobs go on. The newer version has a column and a table
 * more, a newer format of documents, and a task of its own.
 */
class UpgradeTest {

    private static final CodeVersion OLD = CodeVersion.THIS;
    private static final CodeVersion NEW = new CodeVersion(2, OLD.format() + 1);
    private static final CodeVersion NEXT = new CodeVersion(3, NEW.format());

    @TempDir
    Path folder;

    private final List<JobKey> keys = new ArrayList<>();

    @Test
    void nodes_whenUpgradedOneByOne_sendEachJobOnceAndLoseNone() throws Exception {
        try (TestFleet fleet = fleet()) {
            FleetClient one = node(fleet, "old-1", OLD);
            FleetClient two = node(fleet, "old-2", OLD);
            take(one, "before", 3);
            fleet.awaitEnd(keys.get(0));

            FleetClient newer = takes(fleet, "web", NEW);
            take(two, "beside", 3);
            FleetClient late = node(fleet, "old-3", OLD);
            assertThat(version(fleet)).isEqualTo(2);
            JobKey newest = new JobKey("of-the-new-format");
            FleetJob unused = newer.submit(newest, TestFleet.job("newest"), 9);
            addATaskOfTheNewVersion(fleet);
            take(late, "after", 2);
            awaitArchived(fleet);
            assertThat(newer.find(newest).orElseThrow().phase()).isEqualTo(JobPhase.READY);

            FleetClient renewed = node(fleet, "new-1", NEW);
            for (FleetClient old : List.of(one, two, late)) {
                take(renewed, "for-" + keys.size(), 1);
                old.close();
                renewed = node(fleet, "new-" + keys.size(), NEW);
            }

            keys.add(newest);
            awaitArchived(fleet);
            assertThat(fleet.fake().count(RequestKind.CREATE)).isEqualTo(keys.size());
            assertThat(number(fleet, "SELECT COUNT(*) FROM scheduled_tasks WHERE task_name = 'wanedit-later'"))
                    .as("a task that old nodes do not know is still there")
                    .isOne();
        }
    }

    /** When no old node is left, a version may drop what only old nodes need. */
    @Test
    void build_whenTheSupportOfAVersionHasEnded_refusesItAndAllowsTheOneBefore() throws Exception {
        try (TestFleet fleet = fleet()) {
            FleetClient old = takes(fleet, "old", OLD);
            FleetClient next = takes(fleet, "next", NEXT);
            take(next, "order", 1);

            assertThat(takes(fleet, "new", NEW).find(keys.get(0))).isPresent();
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> takes(fleet, "too old", OLD))
                    .withMessageContaining("its tables are of version 3, known up to 1");
            assertThat(old.find(keys.get(0))).isPresent();
        }
    }

    private void take(FleetClient node, String name, int count) {
        for (int i = 0; i < count; i++) {
            JobKey key = new JobKey(name + "-" + i);
            FleetJob unused = node.submit(key, TestFleet.job(key.value()));
            keys.add(key);
        }
    }

    private void awaitArchived(TestFleet fleet) throws InterruptedException {
        for (JobKey key : keys) {
            assertThat(fleet.awaitEnd(key)).endsWith(JobPhase.ARCHIVED);
            assertThat(fleet.file(key)).hasBinaryContent(FakeDashScope.clip());
        }
    }

    private static void addATaskOfTheNewVersion(TestFleet fleet) throws SQLException {
        try (Connection connection = fleet.source().getConnection();
                Statement statement = connection.createStatement()) {
            int unused =
                    statement.executeUpdate("INSERT INTO scheduled_tasks (task_name, task_instance, execution_time,"
                            + " picked, version) VALUES ('wanedit-later', '1', now() - interval '30 days', false, 1)");
        }
    }

    private static long version(TestFleet fleet) throws SQLException {
        return number(fleet, "SELECT MAX(version) FROM wanedit_fleet_schema");
    }

    private static long number(TestFleet fleet, String query) throws SQLException {
        try (Connection connection = fleet.source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getLong(1);
        }
    }

    private static FleetClient node(TestFleet fleet, String name, CodeVersion version) {
        return fleet.node(name, settings -> of(settings, version));
    }

    private static FleetClient takes(TestFleet fleet, String name, CodeVersion version) {
        return fleet.takes(name, settings -> of(settings, version));
    }

    private static FleetClientBuilder of(FleetClientBuilder settings, CodeVersion version) {
        settings.version = version;
        return settings;
    }

    private TestFleet fleet() {
        return TestFleet.over(
                        PostgresServer.source(PostgresServer.shared().freshSchema()),
                        "postgresql",
                        TestFleet.quickService(),
                        folder)
                .ungated()
                .asking();
    }
}

package dev.wanedit.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.fleet.job.FleetJob;
import dev.wanedit.record.JobPhase;
import dev.wanedit.task.JobKey;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fleets of two accounts over one database. */
class AccountsTest {

    @TempDir
    Path folder;

    /** Otherwise its account would have two drivers, and the other one none. */
    @Test
    void node_whenTheDriverOfAnotherAccountIsDue_leavesItAlone() throws Exception {
        try (TestFleet fleet =
                TestFleet.over(h2(), "h2", TestFleet.quickService(), folder).asking()) {
            FleetClient other = fleet.node("other", settings -> settings.account("b"));
            FleetClient unused = fleet.awaitDriver(List.of(other));
            other.close();
            FleetClient one = fleet.node("one", settings -> settings.account("a"));
            FleetClient web = fleet.takes("web", settings -> settings.account("b"));
            FleetJob taken = web.submit(new JobKey("of-b"), TestFleet.job("b"));
            FleetJob also = one.submit(new JobKey("of-a"), TestFleet.job("a"));

            assertThat(fleet.awaitEnd(also.key())).endsWith(JobPhase.ARCHIVED);

            assertThat(instances(fleet, "picked")).containsExactly("a");
            assertThat(instances(fleet, "NOT picked")).containsExactly("b");
            assertThat(web.find(taken.key()).orElseThrow().phase()).isEqualTo(JobPhase.READY);

            FleetClient again = fleet.node("again", settings -> settings.account("b"));
            assertThat(fleet.awaitEnd(taken.key())).endsWith(JobPhase.ARCHIVED);
            assertThat(again.drives()).isTrue();
        }
    }

    private static List<String> instances(TestFleet fleet, String which) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = fleet.source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT task_instance FROM scheduled_tasks"
                        + " WHERE task_name LIKE 'wanedit-drive%' AND " + which + " ORDER BY task_instance")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static JdbcDataSource h2() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return source;
    }
}

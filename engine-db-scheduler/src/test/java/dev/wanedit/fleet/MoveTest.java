package dev.wanedit.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.VideoEditClient;
import dev.wanedit.fleet.job.FleetJob;
import dev.wanedit.job.RunningJob;
import dev.wanedit.job.Submission;
import dev.wanedit.record.JobPhase;
import dev.wanedit.store.jdbc.JdbcJobStore;
import dev.wanedit.task.JobKey;
import dev.wanedit.testkit.RequestKind;
import java.nio.file.Path;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that ran on one node, with its jobs in its database, goes on as a fleet. */
class MoveTest {

    @TempDir
    Path folder;

    @Test
    void submit_whenOneNodeHasSentTheJobBefore_followsItsTask() throws Exception {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        JobKey key = new JobKey("order-1");
        try (TestFleet fleet =
                TestFleet.over(source, "h2", TestFleet.quickService(), folder).asking()) {
            RunningJob before;
            try (JdbcJobStore store = JdbcJobStore.over(fleet.source());
                    VideoEditClient alone = TestFleet.client(fleet.fake().baseUrl(), fleet.key())
                            .jobStore(store)
                            .build()) {
                before = alone.start(Submission.of(key, TestFleet.job("a")));
            }

            FleetClient node = fleet.node("one");
            FleetJob taken = node.submit(key, TestFleet.job("a"));

            assertThat(fleet.awaitEnd(key)).endsWith(JobPhase.ARCHIVED);
            assertThat(taken.record().taskId()).isEqualTo(before.taskId());
            assertThat(fleet.fake().count(RequestKind.CREATE)).isOne();
        }
    }
}

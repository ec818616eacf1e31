package dev.wanedit.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wanedit.VideoEditClient;
import dev.wanedit.error.TaskFailedException;
import dev.wanedit.fleet.job.FleetJob;
import dev.wanedit.job.RunningJob;
import dev.wanedit.job.Submission;
import dev.wanedit.record.JobPhase;
import dev.wanedit.store.jdbc.JdbcJobStore;
import dev.wanedit.task.JobKey;
import dev.wanedit.testkit.RequestKind;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Function;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that ran on one node, with its jobs in its database, goes on as a fleet. */
class MoveTest {

    @TempDir
    Path folder;

    private final JobKey key = new JobKey("order-1");

    @Test
    void submit_whenOneNodeHasSentTheJobBefore_followsItsTask() throws Exception {
        try (TestFleet fleet = fleet()) {
            RunningJob before = alone(fleet, client -> client.start(Submission.of(key, TestFleet.job("a"))));

            FleetClient node = fleet.node("one");
            node.pauseSubmits("none is needed"); // The task is followed all the same, since the job waits for no turn.
            FleetJob taken = node.submit(key, TestFleet.job("a"));

            assertThat(fleet.awaitEnd(key)).endsWith(JobPhase.ARCHIVED);
            assertThat(taken.record().taskId()).isEqualTo(before.taskId());
            assertThat(fleet.fake().count(RequestKind.CREATE)).isOne();
        }
    }

    @Test
    void submit_whenTheJobHasEndedBefore_hasNothingToDo() {
        try (TestFleet fleet = fleet()) {
            fleet.fake().nextTask(TestFleet.failing());
            assertThatExceptionOfType(TaskFailedException.class)
                    .isThrownBy(() -> alone(fleet, client -> client.await(client.submit(key, TestFleet.job("a")))));

            FleetClient web = fleet.takes("web", settings -> settings);
            FleetJob taken = web.submit(key, TestFleet.job("a"));

            assertThat(taken.phase()).isEqualTo(JobPhase.FAILED);
            assertThat(web.load()).isEqualTo(new FleetClient.Load(0, 0, 0));
        }
    }

    /** What the service did before: one node with its own client, over the same database. */
    private static <T> T alone(TestFleet fleet, Function<VideoEditClient, T> work) {
        try (JdbcJobStore store = JdbcJobStore.over(fleet.source());
                VideoEditClient client = TestFleet.client(fleet.fake().baseUrl(), fleet.key())
                        .polling(TestFleet.OFTEN)
                        .jobStore(store)
                        .build()) {
            return work.apply(client);
        }
    }

    private TestFleet fleet() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return TestFleet.over(source, "h2", TestFleet.quickService(), folder).asking();
    }
}

package dev.wanedit.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.fleet.job.FleetJob;
import dev.wanedit.record.JobPhase;
import dev.wanedit.task.JobKey;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testserver.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes of one JVM over one PostgreSQL. */
class TwoNodesTest {

    @TempDir
    Path folder;

    @Test
    void submit_whenTwoNodesWork_endsWithTheFileInTheFolder() throws Exception {
        try (TestFleet fleet = fleet()) {
            FleetClient one = fleet.node("one");
            FleetClient two = fleet.node("two");
            JobKey key = new JobKey("order-1");

            FleetJob taken = one.submit(key, TestFleet.job("a"));

            assertThat(taken.phase()).isEqualTo(JobPhase.READY);
            assertThat(fleet.awaitEnd(key))
                    .startsWith(JobPhase.READY, JobPhase.SUBMITTING, JobPhase.PENDING)
                    .endsWith(JobPhase.SUCCEEDED, JobPhase.ARCHIVED);
            assertThat(fleet.file(key)).hasBinaryContent(FakeDashScope.clip());
            FleetJob ended = two.find(key).orElseThrow();
            assertThat(ended.phase()).isEqualTo(JobPhase.ARCHIVED);
            assertThat(ended.result().location()).isEqualTo(fleet.file(key).toUri());
            assertThat(fleet.fake().count(RequestKind.CREATE)).isOne();
        }
    }

    @Test
    void drivers_whenOneStopsInTheMiddle_finishEveryJobByOnePost() throws Exception {
        try (TestFleet fleet = fleet()) {
            List<FleetClient> nodes = new ArrayList<>(List.of(fleet.node("one"), fleet.node("two")));
            List<JobKey> keys = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                keys.add(new JobKey("order-" + i));
                FleetJob unused = nodes.get(i % 2).submit(keys.get(i), TestFleet.job("clip" + i));
            }
            List<JobPhase> unused = fleet.awaitEnd(keys.get(0));
            FleetClient driver =
                    nodes.stream().filter(FleetClient::drives).findFirst().orElseThrow();

            driver.close();

            for (JobKey key : keys) {
                assertThat(fleet.awaitEnd(key)).endsWith(JobPhase.ARCHIVED);
                assertThat(Files.size(fleet.file(key))).isEqualTo(FakeDashScope.clip().length);
            }
            assertThat(fleet.fake().count(RequestKind.CREATE)).isEqualTo(keys.size());
        }
    }

    private TestFleet fleet() {
        return TestFleet.over(
                PostgresServer.source(PostgresServer.shared().freshSchema()),
                "postgresql",
                TestFleet.quickService(),
                folder);
    }
}

package dev.wanedit.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.fleet.job.FleetJob;
import dev.wanedit.record.JobPhase;
import dev.wanedit.task.JobKey;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testserver.PostgresServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many results one node downloads at once. */
class DownloadsAtOnceTest {

    private static final int AT_ONCE = 6;

    @TempDir
    Path folder;

    /** More than a client downloads at once if nothing is set. */
    @Test
    void downloads_whenSixAreAllowed_runSixAtOnce() throws Exception {
        try (TestFleet fleet = TestFleet.over(
                        PostgresServer.source(PostgresServer.shared().freshSchema()),
                        "postgresql",
                        TestFleet.quickService(),
                        folder)
                .ungated()) {
            var unused = fleet.fake().inject(RequestKind.RESULT, Fault.late()).forever();
            FleetClient node = fleet.node("one", settings -> settings.downloads(AT_ONCE));
            List<JobKey> keys = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                FleetJob job = node.submit(new JobKey("order " + i), TestFleet.job("a" + i));
                keys.add(job.key());
            }

            assertThat(fleet.fake().awaitHeld(AT_ONCE, TestFleet.PATIENCE)).isTrue();

            fleet.fake().clearFaults();
            fleet.fake().release();
            for (JobKey key : keys) {
                assertThat(fleet.awaitEnd(key)).endsWith(JobPhase.ARCHIVED);
            }
        }
    }
}

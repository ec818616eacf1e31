package dev.wanedit.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.fleet.job.FleetJob;
import dev.wanedit.record.JobPhase;
import dev.wanedit.settings.Polling;
import dev.wanedit.settings.RateLimits;
import dev.wanedit.task.JobKey;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.service.Quotas;
import dev.wanedit.testserver.PostgresServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three nodes of one JVM over one PostgreSQL: how they share the account, and the work. */
class ThreeNodesTest {

    /** Few enough queries for the limit, many enough to notice an end soon. */
    private static final Polling SELDOM = Polling.every(Duration.ofMillis(500)).firstAfter(Duration.ofMillis(800));

    @TempDir
    Path folder;

    @Test
    void limits_whenTheDriverChangesAgainAndAgain_areKeptByTheFleet() throws Exception {
        try (TestFleet fleet = fleet(Quotas.published()).ungated().asking(SELDOM)) {
            List<FleetClient> nodes = new ArrayList<>();
            for (String name : List.of("a", "b", "c")) {
                nodes.add(fleet.node(name, ThreeNodesTest::aLittleLess));
            }
            List<JobKey> keys = submitted(nodes.get(0), 24);

            for (int i = 0; i < 3; i++) {
                fleet.awaitEnd(keys.get(i * 6));
                FleetClient driver = fleet.awaitDriver(nodes);
                driver.close();
                nodes.remove(driver);
                nodes.add(fleet.node("new" + i, ThreeNodesTest::aLittleLess));
            }

            for (JobKey key : keys) {
                assertThat(fleet.awaitEnd(key)).endsWith(JobPhase.ARCHIVED);
            }
            assertThat(fleet.fake().count(RequestKind.CREATE)).isEqualTo(keys.size());
            assertThat(fleet.throttled())
                    .as("answers that the account's limits refused")
                    .isZero();
        }
    }

    @Test
    void downloads_whenThreeNodesWork_areShared() throws Exception {
        try (TestFleet fleet = fleet(Quotas.none()).asking()) {
            List<FleetClient> nodes = new ArrayList<>();
            for (String name : List.of("a", "b", "c")) {
                nodes.add(fleet.node(name, settings -> settings.rateLimits(new RateLimits(20, 100, 100, 100))));
            }
            List<JobKey> keys = submitted(nodes.get(0), 60);

            Map<String, Integer> shares = new HashMap<>();
            for (JobKey key : keys) {
                assertThat(fleet.awaitEnd(key)).endsWith(JobPhase.ARCHIVED);
                int unused = shares.merge(
                        nodes.get(0).find(key).orElseThrow().result().node(), 1, Integer::sum);
            }

            assertThat(shares).hasSize(3);
            assertThat(shares.values()).allMatch(share -> share <= 2 * keys.size() / 3, shares.toString());
        }
    }

    /** Requests at an even pace do not arrive at one: a loaded machine delays some and not the next. */
    private static FleetClientBuilder aLittleLess(FleetClientBuilder settings) {
        return settings.rateLimits(new RateLimits(3, 16, 16, 16));
    }

    private static List<JobKey> submitted(FleetClient node, int count) {
        List<JobKey> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            JobKey key = new JobKey("order-" + i);
            FleetJob unused = node.submit(key, TestFleet.job("clip" + i));
            keys.add(key);
        }
        return keys;
    }

    private TestFleet fleet(Quotas quotas) {
        FakeDashScope fake = FakeDashScope.builder()
                .clock(InstantSource.system())
                .pending(Duration.ofMillis(100))
                .running(Duration.ofMillis(700))
                .quotas(quotas)
                .start();
        return TestFleet.over(PostgresServer.source(PostgresServer.shared().freshSchema()), "postgresql", fake, folder);
    }
}

package dev.example.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RequestKind;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class OrderNodeTest {

    @RegisterExtension
    static final FakeDashScopeExtension SERVICE = FakeDashScopeExtension.with(fake ->
            fake.clock(Clock.systemUTC()).pending(Duration.ofMillis(200)).running(Duration.ofMillis(500)));

    @TempDir
    Path folder;

    @Test
    void node_fromTheOrderToTheFile_reportsEachPhaseAndItsHealth(FakeDashScope fake) throws Exception {
        try (RunningNode node = new RunningNode(fake, folder, fake.apiKey())) {
            assertThat(node.order("order-17").statusCode()).isEqualTo(202);
            assertThat(node.get("/orders/18").statusCode()).isEqualTo(404);
            awaitArchived(node, "order-17");

            assertThat(node.get("/orders/order-17").body())
                    .contains("\"phase\":\"ARCHIVED\"", "\"seen\":\"ARCHIVED\"", "/results/order-17.mp4");
            assertThat(folder.resolve("results/order-17.mp4")).hasBinaryContent(FakeDashScope.clip());
            assertThat(node.get("/actuator/health").statusCode()).isEqualTo(200);
            assertThat(node.get("/actuator/health/waneditFleet").body())
                    .contains("\"status\":\"UP\"", "\"drives\":true", "\"node\":")
                    .doesNotContain(fake.apiKey());
            assertThat(node.get("/actuator/health/wanedit").body()).contains("\"status\":\"UP\"");
            assertThat(node.get("/actuator/metrics/wanedit.fleet.drives").body())
                    .contains("\"VALUE\",\"value\":1.0");
        }
    }

    @Test
    void node_whenItIsStoppedInTheMiddle_continuesItsJobsAndPaysOnce(FakeDashScope fake) throws Exception {
        // The first node never learns that the task has ended.
        fake.inject(RequestKind.QUERY, Fault.error(503, "ServiceUnavailable", "later"))
                .forever();
        fake.inject(RequestKind.LIST, Fault.error(503, "ServiceUnavailable", "later"))
                .forever();
        try (RunningNode node = new RunningNode(fake, folder, fake.apiKey())) {
            node.order("order-19");
            assertThat(node.change()).isEqualTo("order-19 READY");
            assertThat(node.change()).isEqualTo("order-19 SUBMITTING");
            assertThat(node.change()).isEqualTo("order-19 PENDING");
        }
        fake.clearFaults();
        try (RunningNode node = new RunningNode(fake, folder, fake.apiKey())) {
            awaitArchived(node, "order-19");
            assertThat(node.order("order-19").statusCode())
                    .as("the same order again")
                    .isEqualTo(202);
        }
        assertThat(folder.resolve("results/order-19.mp4")).hasBinaryContent(FakeDashScope.clip());
        assertThat(fake.count(RequestKind.CREATE)).isEqualTo(1);
    }

    @Test
    void node_whenTheKeyIsWrong_pausesTheFleetAndTakesJobs(FakeDashScope fake) throws Exception {
        try (RunningNode node = new RunningNode(fake, folder, "sk-wrong-0123456789")) {
            assertThat(node.order("order-21").statusCode()).isEqualTo(202);
            String health = node.get("/actuator/health/waneditFleet").body();
            for (long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
                    !health.contains("paused") && System.nanoTime() < end; ) {
                health = node.get("/actuator/health/waneditFleet").body();
            }

            assertThat(health)
                    .contains("\"status\":\"UP\"", "\"submits\":\"paused\"")
                    .doesNotContain("sk-wrong");
            assertThat(node.get("/actuator/health/wanedit").statusCode()).isEqualTo(503);
        }
        assertThat(fake.tasks()).isEmpty();
    }

    private static void awaitArchived(RunningNode node, String order) throws Exception {
        for (String change = node.change(); !(order + " ARCHIVED").equals(change); change = node.change()) {
            assertThat(change).as("the end of " + order).isNotNull();
        }
    }
}

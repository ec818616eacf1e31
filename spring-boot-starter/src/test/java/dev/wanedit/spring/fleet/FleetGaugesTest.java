package dev.wanedit.spring.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.fleet.FleetClient;
import dev.wanedit.job.EditJob;
import dev.wanedit.task.JobKey;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class FleetGaugesTest {

    @TempDir
    Path folder;

    @Test
    void gauges_whenAppHasARegistry_showJobsAndNode(FakeDashScope fake) {
        FleetApplications.taking(fake, folder)
                .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .run(app -> {
                    submit(app.getBean(FleetClient.class), "one", "two");
                    MeterRegistry registry = app.getBean(MeterRegistry.class);

                    assertThat(jobs(registry, "waiting")).isEqualTo(2);
                    assertThat(jobs(registry, "sent")).isZero();
                    assertThat(jobs(registry, "download")).isZero();
                    assertThat(value(registry, "wanedit.fleet.submits.paused")).isZero();
                    assertThat(value(registry, "wanedit.fleet.drives")).isZero();
                });
    }

    @Test
    void gauges_whenTheyAreReadOften_askTheDatabaseEveryTenSeconds(FakeDashScope fake) {
        FleetApplications.taking(fake, folder).run(app -> {
            FleetClient node = app.getBean(FleetClient.class);
            MeterRegistry registry = new SimpleMeterRegistry();
            AtomicLong nanos = new AtomicLong();
            FleetGauges unused = new FleetGauges(node, registry, nanos::get);

            assertThat(jobs(registry, "waiting")).isZero();
            submit(node, "one");
            node.pauseSubmits("A pause.");
            nanos.addAndGet(Duration.ofSeconds(9).toNanos());
            assertThat(jobs(registry, "waiting")).isZero();
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());

            assertThat(jobs(registry, "waiting")).isOne();
            assertThat(value(registry, "wanedit.fleet.submits.paused")).isOne();
        });
    }

    @Test
    void gauges_whenAppHasNoRegistry_areNone(FakeDashScope fake) {
        FleetApplications.taking(fake, folder)
                .run(app -> assertThat(app).hasNotFailed().doesNotHaveBean(FleetGauges.class));
    }

    private static void submit(FleetClient node, String... keys) {
        for (String key : keys) {
            node.submit(
                    new JobKey(key),
                    EditJob.builder()
                            .video(URI.create("https://example.com/clip.mp4"))
                            .prompt("Make it snow")
                            .build());
        }
    }

    private static double jobs(MeterRegistry registry, String stage) {
        return registry.get("wanedit.fleet.jobs").tag("stage", stage).gauge().value();
    }

    private static double value(MeterRegistry registry, String name) {
        return registry.get(name).gauge().value();
    }
}

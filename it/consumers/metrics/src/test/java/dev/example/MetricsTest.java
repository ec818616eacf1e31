package dev.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.VideoEditClient;
import dev.wanedit.job.EditJob;
import dev.wanedit.micrometer.JobMetrics;
import dev.wanedit.micrometer.JobObservations;
import dev.wanedit.settings.Polling;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(FakeDashScopeExtension.class)
class MetricsTest {

    @TempDir
    Path folder;

    @Test
    void edit_withMetricsAndObservations_isCountedAndTimed(FakeDashScope fake) {
        MeterRegistry meters = new SimpleMeterRegistry();
        ObservationRegistry observations = ObservationRegistry.create();
        observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
        EditJob job = EditJob.builder()
                .video(URI.create("https://example.com/clip.mp4"))
                .prompt("Make it snow")
                .build();

        try (VideoEditClient client = VideoEditClient.builder()
                .baseUrl(fake.baseUrl())
                .apiKey(fake.apiKey())
                .polling(new Polling(Duration.ZERO, Duration.ofMillis(20)))
                .jobListener(new JobMetrics(meters).and(new JobObservations(observations)))
                .build()) {
            client.edit(job, folder.resolve("edited.mp4"));
        }

        assertThat(meters.get("wanedit.downloads").timer().count()).isEqualTo(1);
        assertThat(meters.get("wanedit.job").tag("outcome", "success").timer().count())
                .isEqualTo(1);
    }
}

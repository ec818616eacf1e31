package dev.wanedit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.VideoEditClient;
import dev.wanedit.event.JobListener;
import dev.wanedit.micrometer.JobMetrics;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class MetricsAutoConfigurationTest {

    @Test
    void metrics_whenAppHasRegistries_countItsRequests(FakeDashScope fake) {
        runner(fake)
                .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .withBean(ObservationRegistry.class, ObservationRegistry::create)
                .run(app -> {
                    app.getBean(VideoEditClient.class).list(TaskFilter.recent());

                    assertThat(app.getBean(MeterRegistry.class)
                                    .get("wanedit.requests")
                                    .tag("operation", "list")
                                    .tag("outcome", "SUCCESS")
                                    .timer()
                                    .count())
                            .isEqualTo(1);
                    assertThat(app).hasBean("waneditJobObservations");
                });
    }

    @Test
    void metrics_whenAppHasNoRegistry_areNone(FakeDashScope fake) {
        runner(fake).run(app -> assertThat(app).doesNotHaveBean(JobListener.class));
    }

    @Test
    void metrics_withoutTheModule_areNone(FakeDashScope fake) {
        runner(fake)
                .withClassLoader(new FilteredClassLoader(JobMetrics.class))
                .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .run(app -> assertThat(app).hasNotFailed().doesNotHaveBean(JobListener.class));
    }

    private static ApplicationContextRunner runner(FakeDashScope fake) {
        return Applications.with(fake).withConfiguration(AutoConfigurations.of(WaneditMetricsAutoConfiguration.class));
    }
}

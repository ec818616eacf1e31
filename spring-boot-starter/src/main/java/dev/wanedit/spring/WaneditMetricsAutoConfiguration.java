package dev.wanedit.spring;

import dev.wanedit.micrometer.JobMetrics;
import dev.wanedit.micrometer.JobObservations;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Metrics and observations of the client, if {@code wanedit-micrometer} is on the class path and the application has registries.
 * Both are listeners, which the client picks up as any other. {@code management.metrics.enable.wanedit=false} and
 * {@code management.observations.enable.wanedit=false} switch them off.
 */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration"
        })
@ConditionalOnProperty(prefix = "wanedit", name = "enabled", matchIfMissing = true)
@ConditionalOnClass(JobMetrics.class)
public class WaneditMetricsAutoConfiguration {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnSingleCandidate(MeterRegistry.class)
    static class Meters {

        @Bean
        @ConditionalOnMissingBean
        JobMetrics waneditJobMetrics(MeterRegistry registry) {
            return new JobMetrics(registry);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnSingleCandidate(ObservationRegistry.class)
    static class Observations {

        @Bean
        @ConditionalOnMissingBean
        JobObservations waneditJobObservations(ObservationRegistry registry) {
            return new JobObservations(registry);
        }
    }
}

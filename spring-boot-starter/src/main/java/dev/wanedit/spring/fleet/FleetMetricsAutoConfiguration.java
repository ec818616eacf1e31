package dev.wanedit.spring.fleet;

import dev.wanedit.fleet.FleetClient;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;

/**
 * Gauges of a node and of its fleet, if the application has a registry. {@code management.metrics.enable.wanedit=false} switches
 * them off.
 */
@AutoConfiguration(
        after = FleetAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        })
@ConditionalOnClass({FleetClient.class, MeterRegistry.class})
@ConditionalOnSingleCandidate(FleetClient.class)
public class FleetMetricsAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnSingleCandidate(MeterRegistry.class)
    FleetGauges waneditFleetGauges(FleetClient node, MeterRegistry registry) {
        return new FleetGauges(node, registry, System::nanoTime);
    }
}

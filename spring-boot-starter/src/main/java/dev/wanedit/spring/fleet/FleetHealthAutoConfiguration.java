package dev.wanedit.spring.fleet;

import dev.wanedit.fleet.FleetClient;
import org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;

/** The health of a node in Spring Boot 3; {@link FleetBoot4HealthAutoConfiguration} is the same for Spring Boot 4. */
@AutoConfiguration(after = FleetAutoConfiguration.class)
@ConditionalOnClass({FleetClient.class, HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnSingleCandidate(FleetClient.class)
@ConditionalOnEnabledHealthIndicator("wanedit-fleet")
public class FleetHealthAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = "waneditFleetHealthIndicator")
    HealthIndicator waneditFleetHealthIndicator(FleetClient node) {
        FleetHealth fleet = new FleetHealth(node);
        return () -> health(fleet.check());
    }

    private static Health health(FleetHealth.Finding found) {
        return (found.up() ? Health.up() : Health.down())
                .withDetails(found.details())
                .build();
    }
}

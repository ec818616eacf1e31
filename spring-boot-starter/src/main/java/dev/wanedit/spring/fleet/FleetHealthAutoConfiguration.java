package dev.wanedit.spring.fleet;

import dev.wanedit.fleet.FleetClient;
import dev.wanedit.spring.health.Boot3Health;
import org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator;
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
        return Boot3Health.of(new FleetHealth(node)::check);
    }
}

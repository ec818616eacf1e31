package dev.wanedit.spring.fleet;

import dev.wanedit.fleet.FleetClient;
import dev.wanedit.spring.health.Boot4Health;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** The health of a node in Spring Boot 4, which has the types of health in other packages. */
@AutoConfiguration(after = FleetAutoConfiguration.class)
@ConditionalOnClass({FleetClient.class, HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnSingleCandidate(FleetClient.class)
@ConditionalOnEnabledHealthIndicator("wanedit-fleet")
public class FleetBoot4HealthAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = "waneditFleetHealthIndicator")
    HealthIndicator waneditFleetHealthIndicator(FleetClient node) {
        return Boot4Health.of(new FleetHealth(node)::check);
    }
}

package dev.wanedit.spring;

import dev.wanedit.VideoEditClient;
import dev.wanedit.spring.health.Boot4Health;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** The health of the client in Spring Boot 4, which has the types of health in other packages. */
@AutoConfiguration(after = WaneditLifecycleAutoConfiguration.class)
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnBean(WaneditProperties.class)
@ConditionalOnSingleCandidate(VideoEditClient.class)
@ConditionalOnEnabledHealthIndicator("wanedit")
public class WaneditBoot4HealthAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = "waneditHealthIndicator")
    HealthIndicator waneditHealthIndicator(VideoEditClient client, WaneditProperties properties) {
        return Boot4Health.of(new ServiceHealth(client, properties.health(), System::nanoTime)::check);
    }
}

package dev.wanedit.spring;

import dev.wanedit.VideoEditClient;
import dev.wanedit.spring.health.Boot3Health;
import org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;

/** The health of the client in Spring Boot 3; {@link WaneditBoot4HealthAutoConfiguration} is the same for Spring Boot 4. */
@AutoConfiguration(after = WaneditLifecycleAutoConfiguration.class)
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnBean(WaneditProperties.class)
@ConditionalOnSingleCandidate(VideoEditClient.class)
@ConditionalOnEnabledHealthIndicator("wanedit")
public class WaneditHealthAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = "waneditHealthIndicator")
    HealthIndicator waneditHealthIndicator(VideoEditClient client, WaneditProperties properties) {
        return Boot3Health.of(new ServiceHealth(client, properties.health(), System::nanoTime)::check);
    }
}

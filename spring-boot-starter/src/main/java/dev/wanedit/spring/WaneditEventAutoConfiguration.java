package dev.wanedit.spring;

import dev.wanedit.VideoEditClient;
import dev.wanedit.error.ConfigurationException;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.web.bind.annotation.RestController;

/** An endpoint for completion events in an application with Spring MVC, if {@code wanedit.events.secret} is set. */
@AutoConfiguration(after = WaneditLifecycleAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(RestController.class)
@Conditional(WaneditEventAutoConfiguration.HasSecret.class)
@ConditionalOnBean(WaneditProperties.class)
@ConditionalOnSingleCandidate(VideoEditClient.class)
public class WaneditEventAutoConfiguration {

    private static final int SHORTEST = 16;

    @Bean
    EventController waneditEventController(VideoEditClient client, WaneditProperties properties) {
        String secret = Blank.toNull(properties.events().secret());
        if (secret == null || secret.length() < SHORTEST || !secret.matches("[A-Za-z0-9_-]+")) {
            throw new ConfigurationException(
                    "wanedit.events.secret is too short, or has a character that a path cannot have.",
                    "Set at least " + SHORTEST + " letters, digits, - or _, chosen at random.");
        }
        return new EventController(client, secret);
    }

    /** An empty secret is none, so there is no endpoint. */
    static final class HasSecret implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return Blank.toNull(context.getEnvironment().getProperty("wanedit.events.secret")) != null;
        }
    }
}

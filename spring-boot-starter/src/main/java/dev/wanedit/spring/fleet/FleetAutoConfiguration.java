package dev.wanedit.spring.fleet;

import dev.wanedit.error.ConfigurationException;
import dev.wanedit.fleet.FleetClient;
import dev.wanedit.spring.WaneditAutoConfiguration;
import dev.wanedit.spring.WaneditLifecycleAutoConfiguration;
import dev.wanedit.spring.WaneditProperties;
import dev.wanedit.spring.WaneditProperties.Engine;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * This application as a node of a fleet, if {@code wanedit.engine} is {@code db-scheduler}: a {@link FleetClient} over the
 * application's database, which starts and stops with the application. A bean of its own of that type replaces it, and is started
 * by the application itself.
 */
@AutoConfiguration(after = {WaneditAutoConfiguration.class, WaneditLifecycleAutoConfiguration.class})
@ConditionalOnProperty(prefix = "wanedit", name = "enabled", matchIfMissing = true)
@Conditional(FleetAutoConfiguration.IsWanted.class)
public class FleetAutoConfiguration {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(FleetClient.class)
    @ConditionalOnMissingBean(FleetClient.class)
    static class Node {

        @Bean
        FleetClient waneditFleetClient(WaneditProperties properties, ApplicationContext context) {
            return new FleetBeans(properties, context).node();
        }

        @Bean
        FleetLifecycle waneditFleetLifecycle(
                FleetClient waneditFleetClient, WaneditProperties properties, ApplicationContext context) {
            return new FleetLifecycle(waneditFleetClient, properties.fleet().work(), context);
        }
    }

    /** Without the module the application would start, and no job would ever be sent. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingClass("dev.wanedit.fleet.FleetClient")
    static class WithoutModule {

        WithoutModule() {
            throw new ConfigurationException(
                    "wanedit.engine is db-scheduler, and the module for it is not on the class path.",
                    "Add dev.wanedit:wanedit-engine-db-scheduler.");
        }
    }

    /** By the value as Spring reads it, in each of its spellings. */
    static final class IsWanted implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return Binder.get(context.getEnvironment())
                            .bind("wanedit.engine", Engine.class)
                            .orElse(Engine.CLIENT)
                    == Engine.DB_SCHEDULER;
        }
    }
}

package dev.wanedit.spring;

import dev.wanedit.VideoEditClient;
import dev.wanedit.VideoEditClientBuilder;
import dev.wanedit.port.JobStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Scope;

/**
 * The client and the store of its jobs. A bean of the application's own replaces each of them.
 */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration"
        })
@ConditionalOnProperty(prefix = "wanedit", name = "enabled", matchIfMissing = true)
@EnableConfigurationProperties(WaneditProperties.class)
public class WaneditAutoConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(WaneditAutoConfiguration.class);

    /** In the application's database, in a file, or in memory. */
    @Bean
    @ConditionalOnMissingBean
    JobStore waneditJobStore(WaneditProperties properties, ApplicationContext context) {
        return new StoreChoice(properties.store(), context).open();
    }

    /** A new builder for each injection, with all settings, for an application that wants clients of its own. */
    @Bean
    @Scope("prototype")
    @ConditionalOnMissingBean
    VideoEditClientBuilder videoEditClientBuilder(WaneditProperties properties, ListableBeanFactory beans) {
        VideoEditClientBuilder builder = VideoEditClient.builder();
        new BuilderSettings(properties, builder).apply();
        new ClientBeans(beans, builder).apply(properties);
        return builder;
    }

    @Bean
    @ConditionalOnMissingBean
    VideoEditClient videoEditClient(VideoEditClientBuilder builder) {
        VideoEditClient client = builder.build();
        LOG.info("wanedit: {}.", builder);
        return client;
    }
}

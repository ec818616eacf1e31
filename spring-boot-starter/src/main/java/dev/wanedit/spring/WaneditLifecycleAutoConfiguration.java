package dev.wanedit.spring;

import dev.wanedit.AsyncVideoEditClient;
import dev.wanedit.RxVideoEditClient;
import dev.wanedit.VideoEditClient;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;

/** The client for futures and for RxJava, and its start and stop with the application; also for a client of its own. */
@AutoConfiguration(after = WaneditAutoConfiguration.class)
@ConditionalOnProperty(prefix = "wanedit", name = "enabled", matchIfMissing = true)
@ConditionalOnSingleCandidate(VideoEditClient.class)
public class WaneditLifecycleAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    AsyncVideoEditClient asyncVideoEditClient(VideoEditClient client) {
        return client.async();
    }

    @Bean
    @ConditionalOnMissingBean
    RxVideoEditClient rxVideoEditClient(VideoEditClient client) {
        return client.rx();
    }

    @Bean
    @ConditionalOnMissingBean
    ClientLifecycle waneditClientLifecycle(
            VideoEditClient client, WaneditProperties properties, ApplicationContext context) {
        // The fleet's jobs may be in the same store, and its driver continues them; two that do so would ask the
        // service twice.
        boolean resumes = properties.resumeOnStart() && properties.engine() == WaneditProperties.Engine.CLIENT;
        return new ClientLifecycle(client, resumes, context);
    }
}

package dev.example.studio;

import dev.wanedit.VideoEditClient;
import dev.wanedit.VideoEditClientBuilder;
import dev.wanedit.network.ProxyRules;
import dev.wanedit.port.JobStore;
import dev.wanedit.price.Quoter;
import dev.wanedit.settings.Polling;
import dev.wanedit.store.jdbc.JdbcJobStore;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The client, its job store, and, without a key, the fake. Spring closes them in the opposite order. */
@Configuration(proxyBeanMethods = false)
class StudioConfiguration {

    /** Empty if the studio uses the real service. */
    @Bean
    Mode mode(StudioSettings studio, ClientSettings client) {
        return studio.demo() || !client.hasKey() ? new Mode(Optional.of(new Demo(studio))) : new Mode(Optional.empty());
    }

    @Bean
    StudioFolder studioFolder(StudioSettings settings, Mode mode) {
        return StudioFolder.open(settings.folder().resolve(mode.demo().isPresent() ? "demo" : "real"));
    }

    @Bean
    JobStore jobStore(StudioFolder folder) {
        return JdbcJobStore.file(folder.jobStore());
    }

    @Bean
    VideoEditClient videoEditClient(
            ClientSettings settings, Mode mode, JobStore store, ObjectProvider<JobProgress> progress) {
        VideoEditClientBuilder builder =
                VideoEditClient.builder().jobStore(store).jobListener(progress.getObject());
        mode.demo().ifPresentOrElse(demo -> toFake(builder, demo), () -> toService(builder, settings));
        return builder.build();
    }

    @Bean
    Quoter quoter() {
        return VideoEditClient.builder().quoter();
    }

    private static void toFake(VideoEditClientBuilder builder, Demo demo) {
        builder.apiKey(demo.apiKey())
                .baseUrl(demo.baseUrl())
                .proxy(ProxyRules.DIRECT)
                .polling(new Polling(Duration.ofMillis(200), Duration.ofMillis(300)));
    }

    private static void toService(VideoEditClientBuilder builder, ClientSettings settings) {
        builder.apiKey(String.valueOf(settings.apiKey()));
        if (settings.baseUrl() != null) {
            builder.baseUrl(settings.baseUrl());
        }
        if (settings.pollInterval() != null) {
            builder.polling(Polling.every(settings.pollInterval()).firstAfter(settings.pollInterval()));
        }
    }

    /** What the studio talks to. */
    record Mode(Optional<Demo> demo) implements AutoCloseable {

        @Override
        public void close() {
            demo.ifPresent(Demo::close);
        }
    }
}

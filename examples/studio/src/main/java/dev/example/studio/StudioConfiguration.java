package dev.example.studio;

import dev.wanedit.VideoEditClientBuilder;
import dev.wanedit.network.ProxyRules;
import dev.wanedit.port.JobStore;
import dev.wanedit.price.Quoter;
import dev.wanedit.settings.Polling;
import dev.wanedit.spring.WaneditClientCustomizer;
import dev.wanedit.spring.WaneditProperties;
import dev.wanedit.store.jdbc.JdbcJobStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** What the studio adds to the client of the starter: its folder and, without a key, the fake. */
@Configuration(proxyBeanMethods = false)
class StudioConfiguration {

    private static final Polling OF_DEMO = new Polling(Duration.ofMillis(200), Duration.ofMillis(300));

    @Bean
    Mode mode(StudioSettings studio, WaneditProperties wanedit) {
        String key = wanedit.apiKey();
        boolean demo = studio.demo() || key == null || key.isBlank();
        return new Mode(demo ? Optional.of(new Demo(studio)) : Optional.empty());
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    StudioFolder studioFolder(StudioSettings settings, Mode mode) {
        return StudioFolder.open(settings.folder().resolve(mode.demo().isPresent() ? "demo" : "real"));
    }

    /** The starter's store would be the same for the fake and for the real service. */
    @Bean
    @Profile("!fleet")
    JobStore jobStore(StudioFolder folder) {
        return JdbcJobStore.file(folder.jobStore());
    }

    @Bean
    WaneditClientCustomizer fakeService(Mode mode) {
        return builder -> mode.demo()
                .ifPresent(demo -> builder.apiKey(demo.apiKey())
                        .baseUrl(demo.baseUrl())
                        .proxy(ProxyRules.DIRECT)
                        .polling(OF_DEMO));
    }

    /** Doubts are shown on the page and need no log. */
    @Bean
    Quoter quoter(VideoEditClientBuilder builder) {
        return builder.onDoubt(doubt -> {}).quoter();
    }

    /** What the studio talks to: the fake, or the real service if it is empty. */
    record Mode(Optional<Demo> demo) implements AutoCloseable {

        @Override
        public void close() {
            demo.ifPresent(Demo::close);
        }
    }
}

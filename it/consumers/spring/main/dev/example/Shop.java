package dev.example;

import dev.wanedit.VideoEditClient;
import dev.wanedit.port.JobStore;
import dev.wanedit.settings.Polling;
import dev.wanedit.store.jdbc.JdbcJobStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** An application whose libraries have the versions that Spring Boot manages. */
@SpringBootApplication
public class Shop {

    @Bean
    JobStore jobStore(@Value("${shop.jobs}") Path file) {
        return JdbcJobStore.file(file);
    }

    @Bean
    VideoEditClient videoEditClient(
            JobStore store,
            @Value("${shop.transport}") String transport,
            @Value("${shop.base-url}") URI baseUrl,
            @Value("${shop.api-key}") String apiKey) {
        return VideoEditClient.builder()
                .transport(transport)
                .baseUrl(baseUrl)
                .apiKey(apiKey)
                .jobStore(store)
                .polling(new Polling(Duration.ZERO, Duration.ofMillis(20)))
                .build();
    }
}

package dev.example;

import dev.wanedit.VideoEditClient;
import dev.wanedit.micrometer.JobMetrics;
import dev.wanedit.micrometer.JobObservations;
import dev.wanedit.port.JobStore;
import dev.wanedit.settings.Polling;
import dev.wanedit.store.jdbc.JdbcJobStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
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

    /** Spring Boot's actuator brings these two, which are made by hand here. */
    @Bean
    MeterRegistry meterRegistry() {
        return new SimpleMeterRegistry();
    }

    @Bean
    ObservationRegistry observationRegistry(MeterRegistry meters) {
        ObservationRegistry observations = ObservationRegistry.create();
        observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
        return observations;
    }

    @Bean
    VideoEditClient videoEditClient(
            JobStore store,
            MeterRegistry meters,
            ObservationRegistry observations,
            @Value("${shop.transport}") String transport,
            @Value("${shop.base-url}") URI baseUrl,
            @Value("${shop.api-key}") String apiKey) {
        return VideoEditClient.builder()
                .transport(transport)
                .baseUrl(baseUrl)
                .apiKey(apiKey)
                .jobStore(store)
                .jobListener(new JobMetrics(meters).and(new JobObservations(observations)))
                .polling(new Polling(Duration.ZERO, Duration.ofMillis(20)))
                .build();
    }
}

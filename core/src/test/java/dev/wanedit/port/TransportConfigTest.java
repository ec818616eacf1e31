package dev.wanedit.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TransportConfigTest {

    @Test
    void toString_whenAsked_neverAsksForTheKey() {
        TransportConfig config = new TransportConfig(
                URI.create("https://user:S3CRET@gateway.example/api/v1?token=S3CRET"),
                () -> {
                    throw new AssertionError("The key was asked for.");
                },
                "ws-1",
                ZoneOffset.ofHours(8),
                Duration.ofSeconds(10),
                Duration.ofMinutes(1),
                new TestScheduler());

        assertThat(config)
                .hasToString(
                        "TransportConfig[baseUrl=https://***@gateway.example/api/v1?***, workspace=ws-1, zone=+08:00,"
                                + " connectTimeout=10 s, callTimeout=1 min, transferIdleTimeout=1 min,"
                                + " network=Network[proxies found, SSL context of the JVM, 0 headers]]");
    }
}

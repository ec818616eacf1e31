package dev.wanedit.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wanedit.error.ConfigurationException;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.function.Supplier;
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

    /** A vault that does not answer once must not end the waits for tasks that are paid for. */
    @Test
    void currentKey_whenTheSupplierThrows_isAFaultThatMayPass() {
        assertThatThrownBy(() -> withKey(() -> {
                            throw new IllegalStateException("The vault is away.");
                        })
                        .currentKey())
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        fault -> assertThat(fault.isRetryable()).isTrue());
    }

    @Test
    void currentKey_whenTheSupplierReturnsNoKey_isAFaultThatStays() {
        assertThatThrownBy(() -> withKey(() -> " ").currentKey())
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        fault -> assertThat(fault.isRetryable()).isFalse());
    }

    private static TransportConfig withKey(Supplier<String> key) {
        return new TransportConfig(
                URI.create("https://gateway.example/api/v1"),
                key,
                null,
                ZoneOffset.UTC,
                Duration.ofSeconds(10),
                Duration.ofMinutes(1),
                new TestScheduler());
    }
}

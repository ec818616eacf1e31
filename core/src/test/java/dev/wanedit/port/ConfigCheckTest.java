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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigCheckTest {

    private static final String URL = "https://example.com/api/v1";
    private static final Duration TEN = Duration.ofSeconds(10);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.com/api",
                "/api/v1",
                "http:///api",
                "https://example.com/api?x=y",
                "https://example.com/api#x",
                "https://user:secret@example.com/api"
            })
    void checked_whenTheBaseUrlIsNoUrlOfAService_fails(String url) {
        assertThatThrownBy(() -> config(url, null, TEN).checked()).isInstanceOf(ConfigurationException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two\r\nlines", "w\u00e9"})
    void checked_whenNoHeaderCanCarryTheWorkspace_fails(String workspace) {
        assertThatThrownBy(() -> config(URL, workspace, TEN).checked()).hasMessageContaining("workspace");
    }

    @Test
    void checked_whenTimeoutsAreOdd_refusesNoneAndBoundsForEver() {
        assertThatThrownBy(() -> config(URL, null, Duration.ZERO).checked()).hasMessageContaining("connect timeout");
        assertThat(config(URL, null, Duration.ofSeconds(Long.MAX_VALUE))
                        .checked()
                        .connectTimeout())
                .isEqualTo(Duration.ofDays(36_500));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "sk-1234567\n", "sk-1234567\r\nX: y", "sk-1234567\u00e9"})
    void currentKey_whenItCannotBeSent_failsWithoutTellingIt(String key) {
        assertThatThrownBy(() -> keyed(() -> key).currentKey())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageNotContaining("1234567");
    }

    @Test
    void currentKey_whenItsSupplierFails_saysSo() {
        assertThatThrownBy(() -> keyed(() -> {
                            throw new IllegalStateException("the vault is shut");
                        })
                        .currentKey())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("supplier");
    }

    private static TransportConfig keyed(Supplier<String> key) {
        return new TransportConfig(URI.create(URL), key, null, ZoneOffset.UTC, TEN, TEN, new TestScheduler());
    }

    private static TransportConfig config(String url, String workspace, Duration connectTimeout) {
        return new TransportConfig(
                URI.create(url), () -> "sk-1", workspace, ZoneOffset.UTC, connectTimeout, TEN, new TestScheduler());
    }
}

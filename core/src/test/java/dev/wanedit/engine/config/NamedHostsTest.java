package dev.wanedit.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wanedit.error.ConfigurationException;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamedHostsTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.5, http://10.0.0.5:8080/a.mp4",
        "Media.Example.com, https://media.EXAMPLE.com/a.mp4",
        "::1, http://[::1]/a.mp4",
        "[FD00::1], http://[fd00::1]/a.mp4",
        "localhost, http://localhost/"
    })
    void allows_whenTheHostIsNamed_isTrueForItAlone(String named, URI url) {
        NamedHosts hosts = new NamedHosts(Set.of(NamedHosts.checked(named)), other -> false);

        assertThat(hosts.allows(url)).isTrue();
        assertThat(hosts.allows(URI.create("http://x.10.0.0.5.example/"))).isFalse();
        assertThat(hosts.allows(URI.create("data:none"))).isFalse();
    }

    @Test
    void allows_whenTheHostIsNotNamed_asksTheOtherPolicy() {
        NamedHosts hosts =
                new NamedHosts(Set.of("a.example"), url -> url.getHost().equals("b.example"));

        assertThat(hosts.allows(URI.create("https://b.example/"))).isTrue();
        assertThat(hosts.allows(URI.create("https://c.example/"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "https://a.example", "a.example:80", "a.example/TOPSECRET", "user@a.example", ".a", "[x]"})
    void checked_whenItIsNoHost_refusesItAndDoesNotRepeatIt(String host) {
        assertThatThrownBy(() -> NamedHosts.checked(host))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("neither a name nor an address")
                .hasMessageNotContaining("TOPSECRET");
    }
}

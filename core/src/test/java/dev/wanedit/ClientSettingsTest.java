package dev.wanedit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.engine.config.ConfigLookup;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A builder can build several clients, with changes between them; parts of a client are made after it is built. */
class ClientSettingsTest {

    @Test
    void snapshot_whenTheBuilderGoesOn_staysAsItWas() {
        ClientSettings settings = new ClientSettings(new ConfigLookup(name -> null, name -> null));
        settings.headers.put("X-Team", "one");
        settings.namedResultHosts.add("results.example.com");

        ClientSettings snapshot = settings.snapshot();
        settings.headers.put("x-team", "two");
        settings.namedResultHosts.add("other.example.com");
        settings.callTimeout = Duration.ofMillis(1);

        assertThat(snapshot.headers).isEqualTo(Map.of("X-Team", "one"));
        assertThat(snapshot.headers.get("x-team")).isEqualTo("one");
        assertThat(snapshot.namedResultHosts).containsExactly("results.example.com");
        assertThat(snapshot.callTimeout).isEqualTo(Duration.ofSeconds(60));
    }
}

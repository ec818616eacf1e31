package dev.wanedit.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wanedit.error.ConfigurationException;
import dev.wanedit.media.MediaFacts;
import dev.wanedit.media.MediaFormat;
import dev.wanedit.port.MediaProbe;
import dev.wanedit.settings.Preflight;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProbeSelectionTest {

    private static final MediaProbe PROBE = media -> MediaFacts.of(MediaFormat.UNKNOWN);

    @Test
    void choose_whenThereIsOne_takesIt() {
        assertThat(ProbeSelection.choose(List.of(PROBE), Preflight.STRICT)).isSameAs(PROBE);
    }

    @Test
    void choose_whenThereIsNone_onlyStrictMinds() {
        assertThat(ProbeSelection.choose(List.of(), Preflight.WARN)).isNull();
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> ProbeSelection.choose(List.of(), Preflight.STRICT))
                .withMessageContaining("needs a media probe")
                .withMessageContaining("dev.wanedit:wanedit-media-probe");
    }

    @Test
    void choose_whenThereAreSeveral_asksToSetOne() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> ProbeSelection.choose(List.of(PROBE, PROBE), Preflight.WARN))
                .withMessageContaining("There are 2 media probes")
                .withMessageContaining("mediaProbe(…)");
    }

    @Test
    void onClassPath_whenThisModuleIsAlone_isEmpty() {
        assertThat(ProbeSelection.onClassPath()).isEmpty();
    }
}

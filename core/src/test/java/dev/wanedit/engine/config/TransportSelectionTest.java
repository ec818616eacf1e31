package dev.wanedit.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wanedit.error.ConfigurationException;
import dev.wanedit.port.Transport;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.port.TransportProvider;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransportSelectionTest {

    private static final TransportProvider JDK = new Named("jdk");
    private static final TransportProvider RETROFIT = new Named("retrofit");

    @Test
    void choose_whenThereIsOne_takesIt() {
        assertThat(TransportSelection.choose(List.of(JDK), null)).isSameAs(JDK);
    }

    @Test
    void choose_whenThereAreSeveral_takesTheNamedOne() {
        assertThat(TransportSelection.choose(List.of(JDK, RETROFIT), "retrofit"))
                .isSameAs(RETROFIT);
    }

    @Test
    void choose_whenThereAreSeveralAndNoneIsNamed_listsThem() {
        assertThatThrownBy(() -> TransportSelection.choose(List.of(RETROFIT, JDK), null))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("jdk, retrofit")
                .hasMessageContaining("WANEDIT_TRANSPORT");
    }

    @Test
    void choose_whenTheNameIsUnknown_listsWhatThereIs() {
        assertThatThrownBy(() -> TransportSelection.choose(List.of(JDK), "netty"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("no transport named netty; found: jdk");
    }

    @Test
    void choose_whenTwoHaveTheSameName_refusesToGuess() {
        assertThatThrownBy(() -> TransportSelection.choose(List.of(JDK, new Named("jdk")), "jdk"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("more than one transport named jdk");
    }

    @Test
    void choose_whenThereIsNone_saysWhichDependencyToAdd() {
        assertThatThrownBy(() -> TransportSelection.choose(List.of(), null))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("dev.wanedit:wanedit-transport-jdk");
    }

    private record Named(String name) implements TransportProvider {
        @Override
        public Transport open(TransportConfig config) {
            throw new UnsupportedOperationException("never opened here");
        }
    }
}

package dev.wanedit.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({"200ms, PT0.2S", "15s, PT15S", "30m, PT30M", "2h, PT2H", "0s, PT0S", "90m, PT1H30M"})
    void convert_ofEachUnit_readsIt(String text, Duration expected) {
        assertThat(new Durations().convert(text)).isEqualTo(expected);
        assertThat(new Durations().convert(Durations.spelled(expected))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "15", "s", "-1s", "1.5s", "1d", "9999999999s", "PT1S"})
    void convert_ofAnythingElse_saysHowToWriteIt(String text) {
        assertThatThrownBy(() -> new Durations().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("200ms, 15s, 30m or 2h");
    }
}

package dev.wanedit.wire.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeNumberTest {

    @Test
    void of_whenWhole_isReadInAnyNotation() {
        assertThat(WholeNumber.intOf("7")).isEqualTo(7);
        assertThat(WholeNumber.intOf("-7.0")).isEqualTo(-7);
        assertThat(WholeNumber.longOf("1.7E12")).isEqualTo(1_700_000_000_000L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "7.5", "1e999999999", "1e-999999999", "1e2147483647", "9223372036854775808", "NaN"})
    void of_whenNone_isRefused(String literal) {
        assertThatThrownBy(() -> WholeNumber.intOf(literal)).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> WholeNumber.longOf(literal)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void of_whenItHasAMillionDigits_isRefusedByItsLengthAndNotRepeated() {
        assertThatThrownBy(() -> WholeNumber.longOf("1".repeat(1_000_000)))
                .isInstanceOf(NumberFormatException.class)
                .hasMessage("A number of 1000000 characters.");
    }
}

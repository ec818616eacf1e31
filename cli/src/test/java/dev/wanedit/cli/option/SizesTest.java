package dev.wanedit.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class SizesTest {

    @ParameterizedTest
    @CsvSource({
        "800KB, 800000",
        "500MB, 500000000",
        "2GB, 2000000000",
        "1500MB, 1500000000",
        "999999999GB, 999999999000000000"
    })
    void convert_ofEachUnit_readsIt(String text, long expected) {
        assertThat(new Sizes().convert(text)).isEqualTo(expected);
        assertThat(Sizes.spelled(expected)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "15", "MB", "-1MB", "1.5GB", "0MB", "2TB", "9999999999KB"})
    void convert_ofAnythingElse_saysHowToWriteIt(String text) {
        assertThatThrownBy(() -> new Sizes().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("800KB, 500MB or 2GB");
    }
}

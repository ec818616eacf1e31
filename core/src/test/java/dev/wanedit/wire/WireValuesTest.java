package dev.wanedit.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireValuesTest {

    @ParameterizedTest
    @CsvSource({
        "2026-04-03 00:08:03.576, 2026-04-02T16:08:03.576Z",
        "2026-04-03 00:08:03, 2026-04-02T16:08:03Z",
        "2026-04-03 00:08:03.5, 2026-04-02T16:08:03.5Z",
        "2026-04-03 00:08:03.123456789, 2026-04-02T16:08:03.123456789Z",
        "' 2026-04-03 00:08:03.576 ', 2026-04-02T16:08:03.576Z"
    })
    void time_whenWrittenAsDocumented_isReadInTheGivenZone(String text, Instant time) {
        assertThat(WireValues.time(text, ZoneId.of("Asia/Shanghai"))).isEqualTo(time);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "2026-04-03",
                "2026-04-03T00:08:03Z",
                "2026-13-03 00:08:03",
                "null",
                "0000-00-00 00:00:00"
            })
    void time_whenNotReadable_isNull(String text) {
        assertThat(WireValues.time(text, ZoneOffset.UTC)).isNull();
    }

    @Test
    void epochMillis_whenNotPositive_isNull() {
        assertThat(WireValues.epochMillis(1L)).isEqualTo(Instant.ofEpochMilli(1));
        assertThat(WireValues.epochMillis(0L)).isNull();
        assertThat(WireValues.epochMillis(-1L)).isNull();
        assertThat(WireValues.epochMillis(null)).isNull();
    }

    @ParameterizedTest
    @MethodSource("durations")
    void seconds_whenValueIsANumberOrItsText_isReadToTheMillisecond(Object value, Duration seconds) {
        assertThat(WireValues.seconds(value)).isEqualTo(seconds);
    }

    static Stream<Arguments> durations() {
        return Stream.of(
                Arguments.of(10.04, Duration.ofMillis(10_040)),
                Arguments.of(0, Duration.ZERO),
                Arguments.of(5L, Duration.ofSeconds(5)),
                Arguments.of("5.02", Duration.ofMillis(5_020)),
                Arguments.of(" 5 ", Duration.ofSeconds(5)),
                Arguments.of(new BigDecimal("0.0005"), Duration.ofMillis(1)),
                Arguments.of(0.1 + 0.2, Duration.ofMillis(300)),
                Arguments.of("1e6", Duration.ofSeconds(1_000_000)));
    }

    @ParameterizedTest
    @MethodSource("noNumbers")
    void number_whenValueIsNone_isNull(Object value) {
        assertThat(WireValues.seconds(value)).isNull();
        assertThat(WireValues.integer(value)).isNull();
    }

    static List<Object> noNumbers() {
        return Arrays.asList(
                null,
                "",
                "NaN",
                "5s",
                "0x10",
                Double.NaN,
                Double.POSITIVE_INFINITY,
                true,
                Map.of("a", 1),
                List.of(1),
                "9".repeat(33),
                "1E-99999999",
                "1E+2147483647",
                Double.MAX_VALUE);
    }

    @Test
    void seconds_whenNegativeOrAbsurd_isNull() {
        assertThat(WireValues.seconds(-0.001)).isNull();
        assertThat(WireValues.seconds(1_000_000.001)).isNull();
    }

    @Test
    void integer_whenValueIsAWholeNumberOrItsText_isRead() {
        assertThat(WireValues.integer(720)).isEqualTo(720);
        assertThat(WireValues.integer(720.0)).isEqualTo(720);
        assertThat(WireValues.integer("1080")).isEqualTo(1080);
        assertThat(WireValues.integer("720P")).isNull();
        assertThat(WireValues.integer(720.5)).isNull();
        assertThat(WireValues.integer(2147483648L)).isNull();
    }

    @Test
    void text_whenBlank_isNullAndElseStripped() {
        assertThat(WireValues.text(null)).isNull();
        assertThat(WireValues.text(" \n")).isNull();
        assertThat(WireValues.text(" a b\n")).isEqualTo("a b");
    }
}

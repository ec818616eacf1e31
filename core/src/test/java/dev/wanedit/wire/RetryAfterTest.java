package dev.wanedit.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    @ParameterizedTest
    @CsvSource({"0, PT0S", "5, PT5S", "' 60 ', PT60S", "007, PT7S", "999999999, PT999999999S"})
    void parse_whenHeaderIsInSeconds_readsThem(String header, Duration expected) {
        assertThat(RetryAfter.parse(header)).isEqualTo(expected);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", " ", "-1", "+1", "1.5", "1s", "1000000000", "٣", "Wed, 21 Oct 2026 07:28:00 GMT", "0x10"})
    void parse_whenHeaderIsInAnotherForm_isNull(String header) {
        assertThat(RetryAfter.parse(header)).isNull();
    }
}

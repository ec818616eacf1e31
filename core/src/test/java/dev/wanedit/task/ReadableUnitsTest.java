package dev.wanedit.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadableUnitsTest {

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 s",
        "PT0.2S, 200 ms",
        "PT0.0000005S, 0.0005 ms",
        "PT1S, 1 s",
        "PT1.5S, 1.5 s",
        "PT30S, 30 s",
        "PT60S, 1 min",
        "PT90S, 90 s",
        "PT2M, 2 min",
        "PT2M5.25S, 2 min 5.25 s",
        "PT30M, 30 min",
        "PT90M, 90 min",
        "PT2H, 2 h",
        "PT2H5M, 2 h 5 min",
        "PT24H, 24 h",
        "PT71H, 71 h",
        "PT72H, 3 days",
        "PT73H, 73 h",
        "P36500D, 36500 days",
        "PT-1S, -1 s",
        "PT-0.5S, -500 ms"
    })
    void duration_whenWritten_readsAsPeopleWriteIt(Duration duration, String expected) {
        assertThat(ReadableUnits.duration(duration)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0.0354S, 35 ms",
        "PT0.9999S, 999 ms",
        "PT1S, 1 s",
        "PT2.34S, 2.3 s",
        "PT9.96S, 10 s",
        "PT47.6S, 48 s",
        "PT12M3.4S, 12 min 3 s",
        "PT-5S, 0 s"
    })
    void elapsed_whenWritten_isRounded(Duration time, String expected) {
        assertThat(ReadableUnits.elapsed(time)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 bytes",
        "1, 1 byte",
        "1023, 1023 bytes",
        "1024, 1 KB",
        "105472, 103 KB",
        "1048575, 1 MB",
        "4404019, 4.2 MB",
        "1073741824, 1 GB",
        "9223372036854775807, 8589934592 GB"
    })
    void bytes_whenWritten_areRounded(long bytes, String expected) {
        assertThat(ReadableUnits.bytes(bytes)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"-9223372036854775808", "9223372036854775807"})
    void duration_ofTheLongest_isWritten(long seconds) {
        assertThat(ReadableUnits.duration(Duration.ofSeconds(seconds))).endsWith(" s");
    }

    @Test
    void countable_whenNoCounterOfNanosecondsHoldsIt_isAHundredYears() {
        assertThat(ReadableUnits.countable(Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo(Duration.ofDays(36_500));
        assertThat(ReadableUnits.countable(Duration.ofDays(36_500))).isEqualTo(Duration.ofDays(36_500));
        assertThat(ReadableUnits.countable(Duration.ofDays(36_499))).isEqualTo(Duration.ofDays(36_499));
    }
}

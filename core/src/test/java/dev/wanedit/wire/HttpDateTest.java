package dev.wanedit.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDateTest {

    @Test
    void parse_whenTheHeaderIsADate_returnsTheMoment() {
        assertThat(HttpDate.parse("Sun, 06 Nov 1994 08:49:37 GMT")).isEqualTo(Instant.parse("1994-11-06T08:49:37Z"));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"yesterday", "Sun, 06 Nov 1994", "2026-04-03T00:11:57Z", "Xun, 99 Nov 1994 08:49:37 GMT"})
    void parse_whenItIsNone_returnsNull(String header) {
        assertThat(HttpDate.parse(header)).isNull();
    }
}

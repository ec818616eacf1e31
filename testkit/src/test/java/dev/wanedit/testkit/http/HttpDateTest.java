package dev.wanedit.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class HttpDateTest {

    private static final DateTimeFormatter EXPECTED =
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH);

    @Test
    void text_ofOneDigit_hasTwo() {
        assertThat(HttpDate.text(Instant.parse("2026-04-03T07:05:09.5Z"))).isEqualTo("Fri, 03 Apr 2026 07:05:09 GMT");
    }

    @Test
    void text_ofEachDayAndMonth_isThatOfTheFormatter() {
        Instant time = Instant.parse("2026-01-01T23:59:58Z");
        for (int day = 0; day < 366; day++) {
            assertThat(HttpDate.text(time)).isEqualTo(EXPECTED.format(time.atOffset(ZoneOffset.UTC)));
            time = time.plus(Duration.ofDays(1));
        }
    }
}

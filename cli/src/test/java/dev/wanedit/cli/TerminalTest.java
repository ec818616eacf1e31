package dev.wanedit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {

    @Test
    void of_aDumbTerminal_drawsNothing() {
        assertThat(terminal(Map.of("TERM", "dumb"), true).interactive()).isFalse();
    }

    @Test
    void of_aPipe_drawsNothing() {
        Terminal pipe = terminal(Map.of(), false);

        assertThat(pipe.interactive()).isFalse();
        assertThat(pipe.color()).isFalse();
    }

    @Test
    void of_aTerminalWithoutColor_drawsWithoutColor() {
        Terminal plain = terminal(Map.of("NO_COLOR", "1"), true);

        assertThat(plain.interactive()).isTrue();
        assertThat(plain.color()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"100, 100", "7, 40", "9999, 120", "wide, 80"})
    void of_givenColumns_keepsThemInBounds(String columns, int expected) {
        assertThat(terminal(Map.of("COLUMNS", columns), true).columns()).isEqualTo(expected);
    }

    @Test
    void of_anAsciiTerminal_drawsInAscii() {
        Terminal ascii = Terminal.of(name -> null, true, StandardCharsets.US_ASCII);

        String line = new ProgressLine(ascii).text(0, "running", 0.5, "0:42");

        assertThat(line).matches("\\p{ASCII}+").contains("running", "##", "..", "0:42");
    }

    @ParameterizedTest
    @CsvSource({"40", "80", "120"})
    void text_ofALongLine_keepsWithinTheColumns(int columns) {
        ProgressLine line = new ProgressLine(new Terminal(true, false, columns, true));

        assertThat(line.text(3, "running", 0.3, "w".repeat(200))).hasSizeLessThan(columns);
    }

    private static Terminal terminal(Map<String, String> environment, boolean isTerminal) {
        return Terminal.of(environment::get, isTerminal, StandardCharsets.UTF_8);
    }
}

package dev.wanedit.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.cli.report.ProgressLine;
import dev.wanedit.cli.result.TextWidth;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    @CsvSource({"100, 100", "7, 20", "9999, 120", "wide, 80"})
    void of_givenColumns_keepsThemInBounds(String columns, int expected) {
        assertThat(terminal(Map.of("COLUMNS", columns), true).width()).isEqualTo(expected);
    }

    @Test
    void of_anAsciiTerminal_drawsInAscii() {
        Terminal ascii = Terminal.of(name -> null, true, StandardCharsets.US_ASCII, () -> 80);

        String line = new ProgressLine(ascii).text(0, "running", 0.5, "0:42", "  usually 1 to 5 min");

        assertThat(line).matches("\\p{ASCII}+").contains("running", "##", "..", "0:42", "  usually 1 to 5 min");
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 30, 40, 60, 80, 120})
    void text_ofALongLine_keepsWithinTheColumns(int columns) {
        ProgressLine line = new ProgressLine(new Terminal(true, false, () -> columns, true));

        assertThat(TextWidth.of(line.text(3, "running", 0.3, "w".repeat(200), "")))
                .isLessThan(columns);
        assertThat(TextWidth.of(line.text(3, "正在排队等待处理中的任务", 0.3, "字".repeat(200), "更多")))
                .isLessThan(columns);
    }

    @Test
    void text_whenThereIsNoRoomForAll_leavesOutWhatIsLessNeeded() {
        ProgressLine narrow = new ProgressLine(new Terminal(true, false, () -> 40, true));
        ProgressLine wide = new ProgressLine(new Terminal(true, false, () -> 80, true));

        assertThat(narrow.text(0, "running", 0.5, "10:42", "  usually 1 to 5 min"))
                .contains("█")
                .endsWith("  10:42");
        assertThat(wide.text(0, "running", 0.5, "10:42", "  usually 1 to 5 min"))
                .endsWith("10:42  usually 1 to 5 min");
    }

    @Test
    void width_whenTheTerminalIsResized_followsIt() {
        AtomicInteger real = new AtomicInteger(100);
        TerminalWidth width = new TerminalWidth(null, () -> OptionalInt.of(real.get()));

        assertThat(width.getAsInt()).isEqualTo(100);
        real.set(50);
        assertThat(IntStream.range(0, 20).map(call -> width.getAsInt()).boxed()).endsWith(50);
    }

    @Test
    void width_whileTheTerminalDoesNotAnswer_isReadAtOnceAndAskedOnce() {
        List<Runnable> waiting = new ArrayList<>();
        TerminalWidth width = new TerminalWidth(null, () -> OptionalInt.of(60), waiting::add);

        assertThat(IntStream.range(0, 100).map(call -> width.getAsInt()).boxed())
                .containsOnly(80);
        assertThat(waiting).hasSize(1);
        waiting.get(0).run();
        assertThat(width.getAsInt()).isEqualTo(60);
    }

    @Test
    void width_whenTheTerminalIsNarrowerThanColumns_isThatOfTheTerminal() {
        assertThat(new TerminalWidth("100", () -> OptionalInt.of(60)).getAsInt())
                .isEqualTo(60);
        assertThat(new TerminalWidth("50", () -> OptionalInt.of(60)).getAsInt()).isEqualTo(50);
    }

    @Test
    void width_whenTheTerminalCannotBeAsked_asksNoMore() {
        AtomicInteger asked = new AtomicInteger();
        TerminalWidth width = new TerminalWidth(null, () -> {
            asked.incrementAndGet();
            return OptionalInt.empty();
        });

        assertThat(IntStream.range(0, 100).map(call -> width.getAsInt()).boxed())
                .containsOnly(80);
        assertThat(asked).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource({"abc, 3", "字幕, 4", "e\u0301, 1", "한글, 4", "🎬, 2", "ｆｕｌｌ, 8", "✓, 1"})
    void textWidth_ofAnyScript_countsColumns(String text, int columns) {
        assertThat(TextWidth.of(text)).isEqualTo(columns);
        assertThat(TextWidth.of(TextWidth.cut(text, columns - 1))).isLessThan(columns);
        assertThat(TextWidth.cut(text, columns)).isEqualTo(text);
    }

    private static Terminal terminal(Map<String, String> environment, boolean isTerminal) {
        TerminalWidth width = new TerminalWidth(environment.get("COLUMNS"), OptionalInt::empty);
        return Terminal.of(environment::get, isTerminal, StandardCharsets.UTF_8, width);
    }
}

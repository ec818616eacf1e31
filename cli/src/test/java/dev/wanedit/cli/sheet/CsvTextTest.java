package dev.wanedit.cli.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTextTest {

    @Test
    void row_ofCells_quotesTextsAndEndsWithCrLf() {
        assertThat(CsvText.row(Arrays.asList("a", 7, null, new BigDecimal("1E+3"), " b c")))
                .isEqualTo("\"a\",7,,1000,\" b c\"\r\n");
    }

    /** Excel splits at semicolons where the comma is the sign of a decimal. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '~',
            value = {
                "a;=1+1;b ! \"a;'=1+1;b\"",
                "a; @SUM(A1) ! \"a; '@SUM(A1)\"",
                "a;\"=1+1\" ! \"a;\"\"'=1+1\"\"\"",
                "a;b ! \"a;b\"",
                "1-2 ! \"1-2\"",
            })
    void row_ofTextsWithSemicolons_hasNoFormulaAfterThem(String text, String cell) {
        assertThat(CsvText.row(List.of(text))).isEqualTo(cell + "\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '!',
            value = {
                "a,b | \"a,b\"",
                "say \"no\" | \"say \"\"no\"\"\"",
                "\" | \"\"\"\"",
            })
    void row_ofCellsWithSigns_quotesThem(String text, String cell) {
        assertThat(CsvText.row(List.of(text))).isEqualTo(cell + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", " =1+1", "\uFF1D1", "\uFF0B1", "\uFF0D1", "\uFF201"})
    void row_ofFormulas_makesThemTexts(String formula) {
        assertThat(CsvText.row(List.of(formula)).strip().replace("\"", "")).isEqualTo("'" + formula);
    }

    @Test
    void row_ofAFormulaWithACommaAndAQuote_isAQuotedText() {
        assertThat(CsvText.row(List.of("=HYPERLINK(\"http://x\",\"y\")")))
                .isEqualTo("\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"\r\n");
    }

    /** A tab or a line break before the sign would be ignored by spreadsheets. */
    @ParameterizedTest
    @ValueSource(strings = {"\t=1", "\r=1", "\n=1", "a\r\nb", "\u001b[31m", "\u202e"})
    void row_ofControlCharacters_writesTheirNumbers(String text) {
        assertThat(CsvText.row(List.of(text))).matches("\"[^=][ -~]*\"\r\n").contains("\\");
    }
}

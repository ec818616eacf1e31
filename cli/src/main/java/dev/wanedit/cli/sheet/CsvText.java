package dev.wanedit.cli.sheet;

import dev.wanedit.task.PlainText;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows of CSV by RFC 4180. A text that a spreadsheet would run as a formula begins with an apostrophe, which makes it a
 * text there.
 */
final class CsvText {

    static final String BYTE_ORDER_MARK = "\uFEFF";
    static final String NEW_LINE = "\r\n";

    /** The signs that begin a formula, also in their full width, in which some spreadsheets read them. */
    private static final String FORMULA = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    private CsvText() {}

    /** One row, with its line break. A value that is null is an empty cell. */
    static String row(List<? extends @Nullable Object> cells) {
        return cells.stream().map(CsvText::cell).collect(Collectors.joining(",")) + NEW_LINE;
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        String text = PlainText.of(value.toString());
        if (isFormula(text)) {
            text = "'" + text;
        }
        boolean quoted = text.indexOf(',') >= 0 || text.indexOf('"') >= 0 || text.startsWith(" ") || text.endsWith(" ");
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    /** Spaces before the sign are ignored, as spreadsheets do. */
    private static boolean isFormula(String text) {
        String begin = text.strip();
        return !begin.isEmpty() && FORMULA.indexOf(begin.charAt(0)) >= 0;
    }
}

package dev.wanedit.cli.sheet;

import dev.wanedit.task.EscapedText;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows of CSV by RFC 4180. Every text is quoted: a spreadsheet may split cells at other signs than commas. A text that a
 * spreadsheet would run as a formula begins with an apostrophe, which makes it a text there.
 */
final class CsvText {

    static final String BYTE_ORDER_MARK = "\uFEFF";
    static final String NEW_LINE = "\r\n";

    /**
     * The signs that begin a formula, also in their full width, in which some spreadsheets read them. Spaces before them
     * are ignored, as spreadsheets do. A spreadsheet that splits cells at semicolons does so also inside quotes that are
     * not at the start of its cell, so a sign after one of those begins a formula too.
     */
    private static final Pattern FORMULA = Pattern.compile(
            "(^\\s*|[;|][\\s\"]*)(?=[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20])", Pattern.UNICODE_CHARACTER_CLASS);

    private CsvText() {}

    /** One row, with its line break. A value that is null is an empty cell. */
    static String row(List<? extends @Nullable Object> cells) {
        return cells.stream().map(CsvText::cell).collect(Collectors.joining(",")) + NEW_LINE;
    }

    /** Numbers are not quoted, so that they are numbers in every spreadsheet. */
    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Number number) {
            return number instanceof BigDecimal exact ? exact.toPlainString() : number.toString();
        }
        String text = EscapedText.of(value.toString());
        return '"' + FORMULA.matcher(text).replaceAll(CsvText::asText).replace("\"", "\"\"") + '"';
    }

    /** The apostrophe is the first sign of a cell that begins with a formula. */
    private static String asText(MatchResult found) {
        return found.start() == 0 && found.group(1).isBlank() ? "'" + found.group(1) : found.group(1) + "'";
    }
}

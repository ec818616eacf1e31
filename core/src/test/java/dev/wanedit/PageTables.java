package dev.wanedit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the tables of pages, so that tests can hold them. */
public final class PageTables {

    private static final Pattern CODE_SPAN = Pattern.compile("`([^`]+)`");

    private PageTables() {}

    /**
     * The rows of the table whose first column has this title, each as its cells.
     *
     * @param page from the root of the repository
     */
    public static List<List<String>> rows(String page, String firstTitle) {
        return lines(page).stream()
                .dropWhile(line -> !line.startsWith("| " + firstTitle + " |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(PageTables::cells)
                .toList();
    }

    /** The text between backticks in a cell. */
    public static List<String> codeSpans(String cell) {
        return CODE_SPAN.matcher(cell).results().map(span -> span.group(1)).toList();
    }

    private static List<String> cells(String line) {
        String inner = line.strip().substring(1, line.strip().length() - 1);
        return Arrays.stream(inner.split("\\|", -1)).map(String::strip).toList();
    }

    private static List<String> lines(String page) {
        try {
            return Files.readAllLines(Path.of("..").resolve(page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

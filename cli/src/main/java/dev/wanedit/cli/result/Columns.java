package dev.wanedit.cli.result;

import java.util.List;
import java.util.stream.IntStream;

/** Writes a table for readers: columns as wide as their widest cell. */
final class Columns {

    private static final String GAP = "  ";

    private Columns() {}

    /** @param rows at least one; all have the same number of cells */
    static String of(List<String[]> rows) {
        int[] widths = IntStream.range(0, rows.get(0).length)
                .map(column -> rows.stream()
                        .mapToInt(row -> TextWidth.of(row[column]))
                        .max()
                        .orElse(0))
                .toArray();
        return String.join(
                System.lineSeparator(),
                rows.stream().map(row -> line(row, widths)).toList());
    }

    private static String line(String[] row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.length; column++) {
            line.append(TextWidth.padded(row[column], widths[column])).append(GAP);
        }
        return line.toString().stripTrailing();
    }
}

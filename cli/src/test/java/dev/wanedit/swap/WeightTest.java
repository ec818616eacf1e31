package dev.wanedit.swap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The README says correctly what each transport adds to an application. */
class WeightTest {

    static final List<String> ADAPTERS = Sides.ADAPTERS;

    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");
    private static final BigDecimal MEGABYTE = BigDecimal.valueOf(1_000_000);

    @ParameterizedTest
    @FieldSource("ADAPTERS")
    void table_whenItTellsWhatATransportBrings_tellsTheTruth(String adapter) throws IOException {
        ClassPath brought = ClassPath.ofAdapter(adapter).without(ClassPath.ofCore());
        String truth = adapter + " brings " + brought.entries().size() + " jars of " + brought.bytes() + " bytes: "
                + brought.entries();
        List<List<String>> table = table();
        assertThat(table).as("README has no table of transports; " + truth).isNotEmpty();

        List<String> row = table.stream()
                .filter(cells -> cells.get(0).contains(adapter))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No row for " + truth));
        BigDecimal jars = number(row, column(table, "jars"));
        BigDecimal size = number(row, column(table, "size"));

        assertThat(jars)
                .as(truth)
                .isEqualByComparingTo(String.valueOf(brought.entries().size()));
        assertThat(size)
                .as(truth)
                .isEqualTo(BigDecimal.valueOf(brought.bytes()).divide(MEGABYTE, size.scale(), RoundingMode.HALF_UP));
    }

    @Test
    void adapters_whenWeighed_bringNoJarOfEachOther() {
        for (String adapter : ADAPTERS) {
            String path = ClassPath.ofAdapter(adapter).joined();
            assertThat(ClassPath.MODULES.entrySet())
                    .filteredOn(other -> !other.getKey().equals(adapter))
                    .noneMatch(other -> path.contains(other.getValue()));
        }
    }

    private static int column(List<List<String>> table, String title) {
        List<String> titles = table.get(0);
        return titles.indexOf(titles.stream()
                .filter(cell -> cell.contains(title))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No column has the " + title + ": " + titles)));
    }

    private static BigDecimal number(List<String> row, int column) {
        return NUMBER.matcher(row.get(column))
                .results()
                .map(MatchResult::group)
                .map(BigDecimal::new)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No number in " + row));
    }

    /** Titles first; empty if there is none. */
    private static List<List<String>> table() throws IOException {
        try (var lines = Files.lines(Path.of("..", "README.md"))) {
            return lines.dropWhile(line -> !line.startsWith("| transport |"))
                    .takeWhile(line -> line.startsWith("|"))
                    .map(line -> Arrays.stream(line.substring(1).split("\\|"))
                            .map(String::strip)
                            .toList())
                    .toList();
        }
    }
}

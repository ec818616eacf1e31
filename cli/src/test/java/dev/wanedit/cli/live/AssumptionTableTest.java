package dev.wanedit.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Compares the table of assumptions in docs/doctor.md with those that a run checks. */
class AssumptionTableTest {

    @Test
    void table_whenRead_namesEachAssumptionAndWhetherItIsChecked() throws IOException {
        assertThat(Files.readAllLines(Path.of("..", "docs", "doctor.md")).stream()
                        .dropWhile(line -> !line.startsWith("| assumption |"))
                        .skip(2)
                        .takeWhile(line -> line.startsWith("|")))
                .containsExactlyElementsOf(Arrays.stream(Assumption.values())
                        .map(AssumptionTableTest::row)
                        .toList());
    }

    private static String row(Assumption assumption) {
        String why = assumption.notChecked();
        String checked = why.isEmpty()
                ? "yes"
                : "no: " + why.substring(0, 1).toLowerCase(Locale.ROOT) + why.substring(1, why.length() - 1);
        return "| " + assumption.text() + " | " + assumption.mark().name().toLowerCase(Locale.ROOT) + " | " + checked
                + " |";
    }
}

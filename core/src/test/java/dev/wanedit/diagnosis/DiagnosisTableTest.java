package dev.wanedit.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Compares the tables of docs/doctor.md with the subjects and the states. */
class DiagnosisTableTest {

    private static final Path PAGE = Path.of("..", "docs", "doctor.md");

    @Test
    void tableOfChecks_whenRead_namesEachSubjectInItsOrder() throws IOException {
        assertThat(rows("| check |"))
                .containsExactlyElementsOf(Arrays.stream(Subject.values())
                        .map(subject -> "`" + subject + "` | " + subject.looksAt())
                        .toList());
    }

    @Test
    void tableOfStates_whenRead_namesEachState() throws IOException {
        assertThat(rows("| state |"))
                .extracting(row -> row.substring(0, row.indexOf(" |")))
                .containsExactlyElementsOf(Arrays.stream(Check.State.values())
                        .map(state -> "`" + state + "`")
                        .toList());
    }

    /** The first two cells of each row. */
    private static List<String> rows(String head) throws IOException {
        return Files.readAllLines(PAGE).stream()
                .dropWhile(line -> !line.startsWith(head))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.split("\\|"))
                .map(cells -> cells[1].trim() + " | " + cells[2].trim())
                .toList();
    }
}

package dev.wanedit.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.architecture.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The document shows the current table, in both languages; {@code -Dwanedit.regenerate=true} writes it again. */
class StateMachineDocumentTest {

    private static final String BEGIN = "<!-- transitions: begin, generated from the table -->\n";
    private static final String END = "<!-- transitions: end -->";
    private static final String REGENERATE = "wanedit.regenerate";

    @ParameterizedTest
    @ValueSource(strings = {"docs/state-machine.md", "docs/zh-CN/state-machine.md"})
    void document_whenTableIsDrawn_showsTheSameDiagram(String page) throws IOException {
        Path document = Repository.root().resolve(page);
        String found = Files.readString(document).replace("\r\n", "\n");
        String expected = withDiagram(found, StateMachineDiagram.draw());

        if (Boolean.getBoolean(REGENERATE)) {
            Files.writeString(document, expected);
            return;
        }
        assertThat(found)
                .as(
                        "%s differs from the table of transitions; write it again with"
                                + " mvn -pl core test -Dtest=StateMachineDocumentTest -D%s=true",
                        document, REGENERATE)
                .isEqualTo(expected);
    }

    private static String withDiagram(String document, String diagram) {
        int begin = document.indexOf(BEGIN);
        int end = document.indexOf(END);
        assertThat(begin).as("the line %s", BEGIN.trim()).isNotNegative();
        assertThat(end).as("the line %s after it", END).isGreaterThan(begin);
        return document.substring(0, begin + BEGIN.length()) + diagram + document.substring(end);
    }
}

package dev.wanedit.cli.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.SubmitUncertainException;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OptionNamesTest {

    @Test
    void advice_byItsWords_isFoundInTheLibrary() throws IOException {
        String said = sources("../core") + sources("../store-jdbc");

        assertThat(OptionNames.ADVICE.keySet())
                .allSatisfy(words -> assertThat(said.contains(words)).as(words).isTrue());
    }

    @Test
    void advice_ofTheCommandLineItself_needsNoOtherWords() throws IOException {
        String said = sources(".").replaceAll("(?s)ADVICE = Map.of\\w*\\(.*?;", "");

        assertThat(OptionNames.ADVICE.keySet())
                .filteredOn(
                        words -> !words.startsWith("Choose another file, or allow")) // In LineNames, which goes first.
                .allSatisfy(words -> assertThat(said.contains(words)).as(words).isFalse());
    }

    @Test
    void advice_whenAnAnswerWasLost_namesNoMethodOfTheLibrary() {
        JobKey key = new JobKey("order-7");
        TaskId task = new TaskId("task-1");

        assertThat(List.of(
                        SubmitUncertainException.notSearched(key),
                        SubmitUncertainException.undecided(key, List.of(task)),
                        SubmitUncertainException.undecided(key, List.of(task, new TaskId("task-2"))),
                        SubmitUncertainException.noneFound(key),
                        SubmitUncertainException.notSentAgain(key, "It was sent 3 times.")))
                .extracting(fault -> OptionNames.inAdvice(fault.nextStep()))
                .allSatisfy(advice -> assertThat(advice).isNotBlank().doesNotContain("(key"));
    }

    /** The texts of a module, those that are put together from several as one. */
    private static String sources(String module) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(module, "src", "main", "java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(OptionNamesTest::text)
                    .collect(Collectors.joining("\n"))
                    .replaceAll("\"\\s*\\+\\s*\"", "");
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.wanedit.cli.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

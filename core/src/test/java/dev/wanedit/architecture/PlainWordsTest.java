package dev.wanedit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Messages, log lines, help texts and comments of all modules use plain English. */
class PlainWordsTest {

    private static final Path ROOT = Repository.root();

    @Test
    void mainSources_inCommentsAndTexts_haveOnlyPlainWords() throws IOException {
        assertThat(sources())
                .hasSizeGreaterThan(300)
                .flatMap(PlainWordsTest::missedIn)
                .isEmpty();
    }

    @Test
    void missedIn_ofCommentsAndTexts_findsEachPuzzlingWord() {
        String source = """
                /** Closed by whoever
                 * opened it, and it goes
                 * on. {@code anew} */
                void told() { // nobody
                    log("The URL http://a/b could not be had.");
                }
                """;

        assertThat(PlainWords.missedIn(source))
                .containsExactly("line 1: whoever", "line 1: goes on", "line 4: nobody", "line 5: could not be had");
    }

    @Test
    void missedIn_ofNamesAndPlainTexts_isEmpty() {
        assertThat(PlainWords.missedIn("String told = \"It continues.\"; // reports nobodys\nchar quote = '\"';"))
                .isEmpty();
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .flatMap(PlainWordsTest::below)
                    .toList();
        }
    }

    private static Stream<Path> below(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(PlainWordsTest::isChecked).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isChecked(Path file) {
        String path = ROOT.relativize(file).toString().replace('\\', '/');
        return path.endsWith(".java");
    }

    private static List<String> missedIn(Path file) {
        try {
            return PlainWords.missedIn(Files.readString(file)).stream()
                    .map(place -> ROOT.relativize(file) + " " + place)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.wanedit.probe;

import dev.wanedit.media.MediaFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files beside the tests; {@code make-corpus.sh} made them and wrote down what ffprobe says of them. */
final class Corpus {

    private static final Path FOLDER =
            Path.of(System.getProperty("basedir", ".")).resolve("src/test/corpus");

    private Corpus() {}

    static Path file(String name) {
        return FOLDER.resolve("files").resolve(name);
    }

    static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(file(name));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static MediaFacts probe(String name) {
        try {
            return new MediaHeaderProbe().probe(file(name));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(FOLDER.resolve("files"))) {
            return all.sorted().toList();
        }
    }

    static List<Expected> expected() throws IOException {
        return Files.readAllLines(FOLDER.resolve("expected.tsv")).stream()
                .skip(1)
                .map(Expected::of)
                .toList();
    }
}

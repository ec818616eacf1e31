package dev.wanedit.language;

import dev.wanedit.architecture.Repository;
import dev.wanedit.language.SourceTexts.Sink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The English texts of core and its adapters that follow the reader's language. */
final class LibraryTexts {

    /** The command line has its own translations; the testkit is for developers of adapters. */
    private static final Set<String> OTHERS = Set.of("cli", "benchmarks", "it", "examples");

    private LibraryTexts() {}

    /** What to do next, of every exception. */
    static SourceTexts nextSteps() {
        return new SourceTexts(sources())
                .collect(
                        Sink.of("WanEditException", 4, 2),
                        Sink.of("ConfigurationException", 2, 1),
                        Sink.of("ConfigurationException", 3, 1),
                        Sink.of("Situation", 2, 0),
                        Sink.of("Situation", 3, 0),
                        Sink.of("Situation", 4, 0),
                        Sink.of("DatabaseProblem", 3, 1));
    }

    /** What was given and what is allowed, of every rule for jobs, and the notes of a quote. */
    static SourceTexts violations() {
        return new SourceTexts(sources())
                .collect(
                        Sink.of("Violation", 4, 2),
                        Sink.of("Violation", 4, 3),
                        Sink.of("MediaFormat", 1, 0),
                        Sink.of("notes.add", 1, 0))
                .returned("JsonValue", "problem")
                .returned("GarbledText", "first")
                .returned("GarbledText", "damage")
                .returned("VideoLength", "toString")
                .returned("PixelSize", "toString");
    }

    /** What the checks of a diagnosis found, and what to do. */
    static SourceTexts checks() {
        return new SourceTexts(sources())
                .collect(
                        Sink.of("Check.well", 2, 1),
                        Sink.of("Check.skipped", 2, 1),
                        Sink.of("Check.suspect", 3, 1),
                        Sink.of("Check.suspect", 3, 2),
                        Sink.of("Check.fault", 3, 1),
                        Sink.of("Check.fault", 3, 2))
                .returned("Regions", "name")
                .returned("Regions", "setting");
    }

    /** What is wrong with the source of a clip or an image, when its text is read. */
    static SourceTexts mediaSources() {
        Path job = Repository.root().resolve("core/src/main/java/dev/wanedit/job");
        return new SourceTexts(Sources.below(Stream.of("MediaScheme.java", "InlineImage.java", "ImageType.java")
                        .map(job::resolve)
                        .toList()))
                .collect(Sink.of("IllegalArgumentException", 1, 0));
    }

    private static Sources sources() {
        try (Stream<Path> modules = Files.list(Repository.root())) {
            return Sources.below(
                    modules.filter(module -> isPublished(module.getFileName().toString()))
                            .map(module -> module.resolve("src/main/java"))
                            .filter(Files::isDirectory)
                            .sorted()
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isPublished(String module) {
        return !OTHERS.contains(module) && !module.startsWith("testkit");
    }

    static List<SourceTexts> all() {
        return List.of(nextSteps(), violations(), mediaSources(), checks());
    }
}

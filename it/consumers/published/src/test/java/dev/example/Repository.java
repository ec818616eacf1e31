package dev.example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The repository of these projects, and what wanedit has published into it. */
final class Repository {

    private static final String VERSION = System.getProperty("wanedit.version");
    private static final Path OURS = Path.of(System.getProperty("repository"), "dev", "wanedit");
    private static final Set<String> NOT_PUBLISHED = Set.of("wanedit-parent", "wanedit-it");

    private Repository() {}

    static List<String> artifacts() throws IOException {
        try (Stream<Path> folders = Files.list(OURS)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> !NOT_PUBLISHED.contains(name))
                    .sorted()
                    .toList();
        }
    }

    /** Artifacts that an application depends on: all but the bill of materials. */
    static Set<String> libraries() throws IOException {
        return artifacts().stream()
                .filter(name -> !name.equals("wanedit-bom"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A file of an artifact by what follows its version, such as {@code .jar} or {@code -sources.jar}. */
    static Path file(String artifact, String end) {
        return OURS.resolve(artifact).resolve(VERSION).resolve(artifact + "-" + VERSION + end);
    }

    /** What is published beside a jar, where the build has left it. */
    static Path beside(String artifact, String end) {
        Path module = Path.of(System.getProperty("modules"), artifact.substring("wanedit-".length()));
        return module.resolve("target").resolve(artifact + "-" + VERSION + end);
    }
}

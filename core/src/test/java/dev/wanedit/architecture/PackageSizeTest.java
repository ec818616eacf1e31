package dev.wanedit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A package is one idea, so it has few files; a file is one idea, so it is short. */
class PackageSizeTest {

    private static final Path ROOT = Repository.root();
    private static final int MOST_INTERNAL_FILES = 18;
    private static final int MOST_PUBLIC_FILES = 25;

    @Test
    void packages_whenTheirFilesAreCounted_areSmall() throws IOException {
        Map<String, List<Path>> packages =
                sources().collect(Collectors.groupingBy(PackageSizeTest::packageOf, TreeMap::new, Collectors.toList()));

        assertThat(packages).hasSizeGreaterThan(60);
        assertThat(packages)
                .allSatisfy((name, files) -> assertThat(files)
                        .as(name)
                        .hasSizeLessThanOrEqualTo(isInternal(name) ? MOST_INTERNAL_FILES : MOST_PUBLIC_FILES));
    }

    @Test
    void filesOfCore_whenTheirLinesAreCounted_areShort() throws IOException {
        List<Long> lines = sources()
                .filter(file -> file.startsWith(ROOT.resolve("core")))
                .map(PackageSizeTest::lines)
                .sorted()
                .toList();

        assertThat(lines.get(lines.size() / 2)).isBetween(40L, 90L);
    }

    private static boolean isInternal(String name) {
        return name.startsWith("core dev.wanedit.engine")
                || name.startsWith("cli ")
                || name.startsWith("engine-db-scheduler ")
                || name.startsWith("benchmarks ");
    }

    private static Stream<Path> sources() throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules.map(module -> module.resolve("src/main/java")).filter(Files::isDirectory).toList().stream()
                    .flatMap(PackageSizeTest::below);
        }
    }

    private static Stream<Path> below(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String packageOf(Path file) {
        Path path = ROOT.relativize(file);
        return path.getName(0) + " "
                + path.subpath(4, path.getNameCount() - 1)
                        .toString()
                        .replace('/', '.')
                        .replace('\\', '.');
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.wanedit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The other modules use core as an application or an adapter does: by its public packages. */
class ModuleArrowsTest {

    private static final Path ROOT = Repository.root();
    private static final String INTERNAL = CoreClasses.ENGINE + ".";

    @Test
    void otherModules_whenTheyUseCore_nameNoTypeOfTheEngine() throws IOException {
        List<Path> sources = sources();

        assertThat(sources).hasSizeGreaterThan(300);
        assertThat(sources).filteredOn(file -> read(file).contains(INTERNAL)).isEmpty();
    }

    /** Tests of other modules may look inside. */
    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Stream.concat(modules(ROOT), modules(ROOT.resolve("examples")))) {
            return files.filter(module -> !module.endsWith("core"))
                    .map(module -> module.resolve("src/main"))
                    .filter(Files::isDirectory)
                    .flatMap(ModuleArrowsTest::below)
                    .toList();
        }
    }

    private static Stream<Path> modules(Path folder) throws IOException {
        try (Stream<Path> modules = Files.list(folder)) {
            return modules.filter(Files::isDirectory).toList().stream();
        }
    }

    private static Stream<Path> below(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

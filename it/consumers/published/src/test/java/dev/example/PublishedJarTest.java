package dev.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PublishedJarTest {

    static Set<String> libraries() throws IOException {
        return Repository.libraries();
    }

    static List<Path> archives() throws IOException {
        List<Path> archives = new ArrayList<>();
        for (String artifact : libraries()) {
            archives.add(Repository.file(artifact, ".jar"));
            archives.add(Repository.beside(artifact, "-sources.jar"));
            archives.add(Repository.beside(artifact, "-javadoc.jar"));
        }
        return archives;
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void jar_ofEachLibrary_hasLicenceAndModuleNameAndNoTests(String artifact) throws IOException {
        try (JarFile jar = new JarFile(Repository.file(artifact, ".jar").toFile())) {
            assertThat(jar.getEntry("META-INF/LICENSE")).isNotNull();
            String module = jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name");
            assertThat(module).startsWith("dev.wanedit.");
            assertThat(classes(jar))
                    .isNotEmpty()
                    .allMatch(name -> name.startsWith("dev/wanedit/"))
                    .noneMatch(name -> name.matches(".*Test(\\$.*)?\\.class"));
        }
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void sources_ofEachLibrary_areThoseOfItsClasses(String artifact) throws IOException {
        try (JarFile jar = new JarFile(Repository.file(artifact, ".jar").toFile());
                JarFile sources =
                        new JarFile(Repository.beside(artifact, "-sources.jar").toFile());
                JarFile javadoc =
                        new JarFile(Repository.beside(artifact, "-javadoc.jar").toFile())) {
            assertThat(classes(jar))
                    .filteredOn(name -> !name.contains("$"))
                    .extracting(name -> name.replace(".class", ".java"))
                    .allMatch(name -> sources.getEntry(name) != null);
            assertThat(javadoc.getEntry("index.html")).isNotNull();
        }
    }

    /** A package in two jars cannot be used on the module path. */
    @Test
    void package_ofEachLibrary_isInNoOther() throws IOException {
        Map<String, Set<String>> artifacts = new TreeMap<>();
        for (String artifact : libraries()) {
            try (JarFile jar = new JarFile(Repository.file(artifact, ".jar").toFile())) {
                for (String name : classes(jar)) {
                    artifacts
                            .computeIfAbsent(name.substring(0, name.lastIndexOf('/')), key -> new TreeSet<>())
                            .add(artifact);
                }
            }
        }
        assertThat(artifacts)
                .isNotEmpty()
                .allSatisfy((name, jars) -> assertThat(jars).as(name).hasSize(1));
    }

    /** Not where it was built, nor whose home that was. */
    @ParameterizedTest
    @MethodSource("archives")
    void archive_always_knowsNothingOfTheMachine(Path archive) throws IOException {
        String folder = Path.of(System.getProperty("modules")).toRealPath().toString();
        for (String text : contents(archive)) {
            assertThat(text.contains(folder)).as(archive + " names " + folder).isFalse();
        }
    }

    private static List<String> classes(JarFile jar) {
        return jar.stream()
                .map(JarEntry::getName)
                .filter(name -> name.endsWith(".class") && !name.equals("module-info.class"))
                .toList();
    }

    /** Byte for byte as Latin-1, of each entry if it is a jar. */
    private static List<String> contents(Path archive) throws IOException {
        if (!archive.toString().endsWith(".jar")) {
            return List.of(Files.readString(archive, StandardCharsets.ISO_8859_1));
        }
        List<String> texts = new ArrayList<>();
        try (JarFile jar = new JarFile(archive.toFile())) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                try (InputStream in = jar.getInputStream(entry)) {
                    texts.add(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
                }
            }
        }
        return texts;
    }
}

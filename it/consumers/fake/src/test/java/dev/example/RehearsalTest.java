package dev.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.FakeDashScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fake in an application that has nothing to test with: neither JUnit nor anything else comes with it. */
class RehearsalTest {

    @TempDir
    Path folder;

    @Test
    void main_withoutJUnit_editsAgainstItsOwnFake() throws Exception {
        Path edited = folder.resolve("edited.mp4");
        try (FakeDashScope ofTheEnvironment = FakeDashScope.start()) {
            Application.run(Rehearsal.class, ofTheEnvironment, edited);

            assertThat(ofTheEnvironment.requests()).isEmpty();
        }
        assertThat(edited).hasBinaryContent(FakeDashScope.clip());
    }

    @Test
    void classPath_withTheFake_hasNoLibraryMore() throws IOException {
        TreeSet<String> withoutTheFake = new TreeSet<>();
        for (String module : System.getProperty("modules.used").split(",")) {
            Path resolved = Path.of(System.getProperty("modules"), module, "target", "runtime.classpath");
            withoutTheFake.addAll(Application.namesOfLibraries(Files.readString(resolved)));
        }

        assertThat(Application.libraries()).isNotEmpty().isEqualTo(withoutTheFake);
        assertThat(Application.libraries())
                .noneMatch(name -> name.matches("(junit|assertj|byte-buddy|jackson|mockito|opentest4j|apiguardian).*"));
    }
}

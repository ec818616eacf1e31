package dev.wanedit.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.FakeDashScope;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Takes the Java example out of the README as it stands there, compiles it, and runs it against the fake service. */
class QuickStartTest {

    private final FakeDashScope fake = FakeDashScope.builder()
            .pending(Duration.ZERO)
            .running(Duration.ZERO)
            .start();
    /** With the transport, of which the command line has several on its class path. */
    private final Map<String, String> settings = Map.of(
            "wanedit.base-url",
            fake.baseUrl().toString(),
            "wanedit.api-key",
            fake.apiKey(),
            "wanedit.transport",
            "jdk");

    private final PrintStream stdout = System.out;

    @TempDir
    private Path folder;

    @AfterEach
    void restore() {
        System.setOut(stdout);
        settings.keySet().forEach(System::clearProperty);
        fake.close();
    }

    @Test
    void javaExample_whenCompiledAndRun_bringsTheEditedVideoHome() throws Exception {
        settings.forEach(System::setProperty);
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        Path target = folder.resolve("edited.mp4");
        ReadmeExample.compile(folder, System.getProperty("java.class.path"));
        URL[] path = {folder.toUri().toURL()};

        try (URLClassLoader loader = new URLClassLoader(path, getClass().getClassLoader())) {
            HurriedRun.of(loader.loadClass(ReadmeExample.CLASS), target.toString());
        }

        assertThat(target).hasBinaryContent(FakeDashScope.clip());
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines(target.toString());
        assertThat(fake.tasks()).singleElement().satisfies(task -> {
            assertThat(task.prompt()).isEqualTo("Make it snow");
            assertThat(task.parameters()).isEqualTo(Map.of("resolution", "720P"));
        });
    }
}

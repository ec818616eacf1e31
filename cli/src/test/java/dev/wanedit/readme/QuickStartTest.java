package dev.wanedit.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.FakeDashScope;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Takes the Java programs from the README unchanged, compiles them, and runs them against the fake service. */
class QuickStartTest {

    private final FakeDashScope fake = FakeDashScope.builder()
            .testClock()
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
        Path target = folder.resolve("edited.mp4");

        String printed = run(ReadmeExample.CLASS, target);

        assertThat(target).hasBinaryContent(FakeDashScope.clip());
        assertThat(printed).isEqualToIgnoringNewLines(target.toString());
        assertThat(fake.tasks()).singleElement().satisfies(task -> {
            assertThat(task.prompt()).isEqualTo("Make it snow");
            assertThat(task.parameters()).isEqualTo(Map.of("resolution", "720P"));
        });
    }

    @Test
    void exampleOfKeptJobs_whenRunTwice_makesOneTask() throws Exception {
        run(ReadmeExample.KEPT_JOBS, folder);
        Files.delete(folder.resolve("order-17.mp4"));
        run(ReadmeExample.KEPT_JOBS, folder);

        assertThat(folder.resolve("order-17.mp4")).hasBinaryContent(FakeDashScope.clip());
        assertThat(folder.resolve("jobs.db")).isNotEmptyFile();
        assertThat(fake.tasks()).hasSize(1);
    }

    /** What the example printed. */
    private String run(String example, Path argument) throws Exception {
        settings.forEach(System::setProperty);
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        ReadmeExample.compile(example, folder, System.getProperty("java.class.path"));
        URL[] path = {folder.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(path, getClass().getClassLoader())) {
            HurriedRun.of(loader.loadClass(example), argument.toString());
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}

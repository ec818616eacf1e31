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

/** Takes the program of README.md and the one of keeping-jobs.md unchanged, compiles them, and runs them against the fake. */
class QuickStartTest {

    private static final Path README = Path.of("..", "README.md");
    private static final Path KEPT_JOBS_PAGE = Path.of("..", "docs", "keeping-jobs.md");
    private static final String KEPT_JOBS = "Orders";
    private static final Path CLIP = Path.of("samples", "clip.mp4");
    private static final Path REFERENCE = Path.of("samples", "reference.png");

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

        String printed = run(README, ReadmeExample.CLASS, CLIP.toString(), REFERENCE.toString(), target.toString());

        assertThat(target).hasSameBinaryContentAs(CLIP);
        assertThat(printed).contains("uploaded clip.mp4", "submitted", "succeeded");
        assertThat(printed.lines()).contains(target.toString());
        assertThat(fake.tasks()).singleElement().satisfies(task -> {
            assertThat(task.media()).hasSize(2);
            assertThat(task.parameters()).isEqualTo(Map.of("resolution", "720P"));
        });
    }

    @Test
    void exampleOfKeptJobs_whenRunTwice_makesOneTask() throws Exception {
        run(KEPT_JOBS_PAGE, KEPT_JOBS, folder.toString());
        Files.delete(folder.resolve("order-17.mp4"));
        run(KEPT_JOBS_PAGE, KEPT_JOBS, folder.toString());

        assertThat(folder.resolve("order-17.mp4")).hasBinaryContent(FakeDashScope.clip());
        assertThat(folder.resolve("jobs.db")).isNotEmptyFile();
        assertThat(fake.tasks()).hasSize(1);
    }

    /** What the example printed. */
    private String run(Path page, String example, String... arguments) throws Exception {
        settings.forEach(System::setProperty);
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        ReadmeExample.compile(page, example, folder, System.getProperty("java.class.path"));
        URL[] path = {folder.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(path, getClass().getClassLoader())) {
            HurriedRun.of(loader.loadClass(example), arguments);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}

package dev.wanedit.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.FakeDashScope;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Takes the lines of Java from pages that show no whole programs, and runs each of them against the fake. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class FragmentsTest {

    private static final List<String> PAGES = List.of(
            "getting-started.md", "transports.md", "errors.md", "languages.md", "operations.md", "recording.md");

    /** What lines that contain the key print; of others, that they run is enough. */
    private static final Map<String, String> PRINTED = Map.of(
            "builder().diagnose()", "KEY",
            "client.quote(job)", "at most 3.60 CNY",
            "client.edit(submission)", "(?s).*Uploaded \\d+ of.*Task \\S+\n.*edited.mp4, \\d+ bytes.*",
            "client.async()\n", "edited.mp4",
            "fake.tasks()", "Make it snow");

    private final FakeDashScope service = FakeDashScope.builder()
            .pending(Duration.ZERO)
            .running(Duration.ZERO)
            .start();
    private final Map<String, String> settings = Map.of(
            "wanedit.base-url",
            service.baseUrl().toString(),
            "wanedit.api-key",
            service.apiKey(),
            "wanedit.transport",
            "jdk");
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream stdout = System.out;

    @TempDir
    private Path folder;

    static Stream<Fragment> fragments() throws Exception {
        Stream.Builder<Fragment> all = Stream.builder();
        for (String page : PAGES) {
            Fragment.of(Path.of("..", "docs", page)).forEach(all);
        }
        return all.build();
    }

    @BeforeEach
    void layOut() throws Exception {
        Files.copy(Path.of("samples", "clip.mp4"), folder.resolve("clip.mp4"));
        Files.copy(Path.of("samples", "reference.png"), folder.resolve("reference.png"));
        Files.writeString(folder.resolve("recording.jsonl"), """
                {"kind":"CREATE","task":"task-1","status":200,"body":{"output":{"task_id":"task-1","task_status":"PENDING"}}}
                """);
        settings.forEach(System::setProperty);
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setOut(stdout);
        settings.keySet().forEach(System::clearProperty);
        service.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fragments")
    void fragment_whenRun_doesWhatThePageSays(Fragment fragment) throws Exception {
        fragment.run(folder);

        PRINTED.forEach((call, line) -> {
            if (fragment.code().contains(call)) {
                assertThat(printed.toString(StandardCharsets.UTF_8)).matches("(?s).*" + line + ".*");
            }
        });
        if (fragment.code().contains("edited.mp4")) {
            assertThat(folder.resolve("edited.mp4")).hasSameBinaryContentAs(folder.resolve("clip.mp4"));
        }
        if (fragment.code().contains("\"snow\", \"rain\", \"night\"")) {
            assertThat(service.tasks()).extracting(task -> task.prompt()).contains("Make it rain", "Make it night");
            assertThat(folder.resolve("night.mp4")).exists();
        }
    }
}

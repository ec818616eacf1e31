package dev.wanedit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.cli.command.BatchCommandTest;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A packed jar in which a class is missing reports that in one sentence and ends, in whichever thread the class is
 * missing.
 */
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class BrokenJarIT {

    @TempDir
    private Path folder;

    private Path jar;

    @BeforeEach
    void copy() throws IOException {
        jar = Files.copy(PackedProgram.JAR, folder.resolve("broken.jar"));
    }

    @ParameterizedTest
    @CsvSource({
        "jobs, dev/wanedit/store/jdbc/JdbcJobStore",
        "submit, dev/wanedit/store/jdbc/JdbcJobStore",
        "quote, dev/wanedit/price/Quote",
        "quote, dev/wanedit/engine/check/JobCheck",
        "list, dev/wanedit/engine/follow/Awaiter",
        "list, dev/wanedit/wire/TaskMapper",
        "list --transport retrofit, dev/wanedit/wire/TaskMapper",
        "list --transport sdk, dev/wanedit/wire/TaskMapper",
        "list, dev/wanedit/cli/result/TaskTable",
        "help, picocli/CommandLine",
        "jobs, dev/wanedit/cli/report/HumanReport",
    })
    void command_whenAClassIsMissing_exits1WithOneSentence(String command, String missing, FakeDashScope fake)
            throws Exception {
        remove(missing);
        List<String> args = new ArrayList<>(List.of(command.split(" ")));
        switch (args.get(0)) {
            case "submit" -> args.addAll(List.of("--video", "https://example.com/clip.mp4", "--job-key", "order 1"));
            case "quote" -> args.addAll(List.of("--video", "https://example.com/clip.mp4"));
            case "jobs" -> args.addAll(List.of("--store", file("store")));
            default -> {}
        }

        Cli.Ran ran = run(fake, args);

        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(1);
        assertThat(ran.err()).contains(missing.replaceFirst(".*/", "")).doesNotContain("\tat ");
        assertThat(ran.err().lines().filter(line -> line.startsWith("error: "))).hasSize(1);
        assertThat(ran.err().lines()).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void batch_whenAClassOfItsReportIsMissing_ends(FakeDashScope fake) throws Exception {
        remove("dev/wanedit/cli/result/Outcome");
        Path jobs = Files.writeString(
                folder.resolve("jobs.jsonl"), BatchCommandTest.job("a").replace('\'', '"'));

        Cli.Ran ran = run(fake, List.of("batch", jobs.toString(), "--out", file("results")));

        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(1);
        assertThat(ran.err())
                .contains("error: A part of this program is missing", "Outcome")
                .doesNotContain("\tat ");
    }

    private Cli.Ran run(FakeDashScope fake, List<String> args) throws Exception {
        Map<String, String> environment = Map.of(
                "DASHSCOPE_API_KEY",
                fake.apiKey(),
                "DASHSCOPE_HTTP_BASE_URL",
                fake.baseUrl().toString());
        try (PackedProgram program = PackedProgram.start(jar, folder, folder, environment, args)) {
            return program.end();
        }
    }

    private String file(String name) throws IOException {
        Path file = folder.resolve(name);
        if (name.equals("store")) {
            Files.writeString(file, "anything");
        }
        return file.toString();
    }

    private void remove(String type) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(jar)) {
            Files.delete(zip.getPath(type + ".class"));
        }
    }
}

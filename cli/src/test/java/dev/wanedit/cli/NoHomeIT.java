package dev.wanedit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.cli.command.BatchCommandTest;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A user without an entry in passwd and without HOME, as in containers with a user id of their own: the home is "?". */
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class NoHomeIT {

    private static final Path NONE = Path.of("none-such");

    @TempDir
    private Path folder;

    private Path jobs;

    @BeforeEach
    void write() throws Exception {
        jobs = Files.writeString(
                folder.resolve("jobs.jsonl"), BatchCommandTest.job("a").replace('\'', '"'));
    }

    @Test
    void batch_withoutAHome_sendsNothingAndNamesTheStore(FakeDashScope fake) throws Exception {
        Cli.Ran ran = run(fake, "batch", jobs.toString(), "--out", folder.toString());

        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(2);
        assertThat(ran.err()).contains("the user's home is none-such", "--store");
        assertThat(fake.requests()).isEmpty();
        assertThat(NONE).doesNotExist();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void batch_whenTheHomeCannotBeWritten_sendsNothingAndNamesTheStore(FakeDashScope fake) throws Exception {
        Cli.Ran ran = run(Path.of("/proc"), fake, "batch", jobs.toString(), "--out", folder.toString());

        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(1);
        assertThat(ran.err()).contains("/proc/", "--store");
        assertThat(fake.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jobs", "resume"})
    void otherCommands_withoutAHome_doNotClaimThatThereIsNothing(String command, FakeDashScope fake) throws Exception {
        Cli.Ran ran = run(fake, command);

        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(2);
        assertThat(ran.err()).contains("--store");
    }

    @Test
    void batch_withAStoreThatIsNamed_needsNoHome(FakeDashScope fake) throws Exception {
        Cli.Ran ran = run(
                fake,
                "batch",
                jobs.toString(),
                "--out",
                folder.toString(),
                "--store",
                folder.resolve("kept").toString(),
                "--first-poll",
                "0s",
                "--await",
                "1ms");

        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(6);
        assertThat(fake.tasks()).hasSize(1);
    }

    private static Cli.Ran run(FakeDashScope fake, String... args) throws Exception {
        return run(NONE, fake, args);
    }

    private static Cli.Ran run(Path home, FakeDashScope fake, String... args) throws Exception {
        Map<String, String> environment = Map.of(
                "DASHSCOPE_API_KEY",
                fake.apiKey(),
                "DASHSCOPE_HTTP_BASE_URL",
                fake.baseUrl().toString());
        try (PackedProgram program = PackedProgram.start(home, environment, args)) {
            return program.end();
        }
    }
}

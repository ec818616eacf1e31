package dev.wanedit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class HelpTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "edit",
                "quote",
                "submit",
                "batch",
                "report",
                "jobs",
                "resume",
                "await",
                "status",
                "cancel",
                "list",
                "download",
                "doctor",
                "fake-server",
                "generate-completion"
            })
    void help_ofEachCommand_fitsAnUsualTerminal(String command, FakeDashScope fake) {
        Cli.Ran ran = new Cli(fake, folder).run(command, "--help");

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out().lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"edit", "submit", "batch", "resume", "await", "status", "cancel", "list", "download", "doctor"})
    void help_ofACommandThatAsksTheService_groupsItsOptions(String command, FakeDashScope fake) {
        String help = new Cli(fake, folder).run(command, "--help").out();

        assertThat(help)
                .containsSubsequence(
                        "Service and network:",
                        "--transport",
                        "--base-url",
                        "--poll-every",
                        "Messages and help:",
                        "--json");
        assertThat(help.substring(0, help.indexOf("Service and network:"))).doesNotContain("--transport", "--help");
        assertThat(help).containsOnlyOnce("A DURATION is a whole number with its unit: 200ms, 15s, 30m or 2h.");
    }

    @Test
    void help_ofEdit_namesItsOwnOptionsFirst(FakeDashScope fake) {
        String help = new Cli(fake, folder).run("edit", "--help").out();

        assertThat(help)
                .containsSubsequence("Options:", "--video", "--out", "--await", "--job-key", "Service and network:");
    }

    @Test
    void help_ofTheProgram_namesCommandsAndExitCodes(FakeDashScope fake) {
        Cli.Ran ran = new Cli(fake, folder).run("--help");

        assertThat(ran.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(ran.out())
                .contains("edit ", "fake-server ", "generate-completion")
                .containsSubsequence("Exit codes:", "  0  ", "  7  ", "  130 ");
    }

    @Test
    void help_ofTheFakeServer_namesAllValuesOfFaults(FakeDashScope fake) {
        String help = new Cli(fake, folder).run("fake-server", "--help").out().replaceAll("\\s+", " ");

        assertThat(help)
                .contains("--fault=STAGE=KIND[:COUNT]", "--latency=DURATION", "default 1; or always")
                .contains("create", "query", "list", "cancel", "policy", "upload", "download", "any")
                .contains("400 to 599", "reset", "close", "cut", "stall", "late", "html", "garbage", "types");
    }
}

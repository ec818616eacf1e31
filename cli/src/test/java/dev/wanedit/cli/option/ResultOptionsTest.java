package dev.wanedit.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.cli.Cli;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.service.TaskScript;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class ResultOptionsTest {

    /** A special address, to which no exchange is made unless it is allowed; nothing is there. */
    private static final String METADATA = "169.254.169.254";

    @TempDir
    private Path folder;

    @Test
    void edit_whenTheResultIsLargerThanAllowed_namesTheOption(FakeDashScope fake) {
        fake.everyTask(TaskScript.statuses("SUCCEEDED"));

        Cli.Ran refused = edit(fake, "--max-result", "1KB");

        assertThat(refused.exitCode()).as(refused.err()).isNotZero();
        assertThat(refused.err()).contains("--max-result 2GB").doesNotContain("resultLimits", "other means");
    }

    @Test
    void edit_whenTheResultIsOnAHostThatIsNotAllowed_namesTheOption(FakeDashScope fake) {
        redirectToMetadata(fake);

        Cli.Ran refused = edit(fake, "--result-host", "10.0.0.5");

        assertThat(refused.exitCode()).as(refused.err()).isNotZero();
        assertThat(refused.err())
                .contains("the result host policy refuses", METADATA, "--result-host")
                .doesNotContain("resultHosts", "other means");
    }

    @Test
    void list_withHosts_acceptsNamesAndAddresses(FakeDashScope fake) {
        Cli.Ran ran = new Cli(fake, folder)
                .run("list", "--result-host", "Media.Example.com", "--result-host", "::1", "--max-result", "2GB");

        assertThat(ran.exitCode()).as(ran.err()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://h.example/TOPSECRET", "h.example:80", "h.example/TOPSECRET", "", "a b", "-x"})
    void list_withAHostThatIsNone_exits2AndRepeatsNothing(String host, FakeDashScope fake) {
        Cli.Ran ran = new Cli(fake, folder).run("list", "--result-host=" + host);

        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(2);
        assertThat(ran.out() + ran.err()).doesNotContain("TOPSECRET");
        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void options_whenRepeatedForAnotherCommand_areAllThere() {
        ResultOptions options = new ResultOptions();
        options.maxResult = 2_000_000_000L;
        options.hosts.addAll(List.of("10.0.0.5", "[::1]"));

        assertThat(options.again()).isEqualTo(" --max-result 2GB --result-host 10.0.0.5 --result-host '[::1]'");
    }

    private Cli.Ran edit(FakeDashScope fake, String... more) {
        String[] args = Stream.concat(
                        Stream.of(
                                "edit",
                                "--video",
                                Cli.CLIP.toString(),
                                "--out",
                                folder.resolve("out.mp4").toString()),
                        Stream.of(more))
                .toArray(String[]::new);
        return new Cli(fake, folder).run(args);
    }

    private static void redirectToMetadata(FakeDashScope fake) {
        fake.everyTask(TaskScript.statuses("SUCCEEDED"));
        fake.inject(RequestKind.RESULT, Fault.answer(302).header("Location", "http://" + METADATA + "/x"));
    }
}

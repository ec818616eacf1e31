package dev.wanedit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class WrongUsageTest {

    @TempDir
    private Path folder;

    @AfterEach
    void nothingWasSent(FakeDashScope fake) {
        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void edit_whenManyOptionsAreWrong_tellsAllByTheirNames(FakeDashScope fake) throws IOException {
        Path text = Files.writeString(folder.resolve("text.png"), "no image");

        Cli.Ran ran = new Cli(fake, folder)
                .run(
                        "edit",
                        "--video",
                        "nowhere.mp4",
                        "--reference",
                        Cli.REFERENCE.toString(),
                        "--reference",
                        text.toString(),
                        "--seed",
                        "-1",
                        "--duration",
                        "12",
                        "--resolution",
                        "4K",
                        "--ratio",
                        "2:1",
                        "--audio",
                        "loud",
                        "--prompt-file",
                        "nowhere.txt");

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err().lines().filter(line -> line.startsWith("error: ")))
                .containsExactlyInAnyOrder(
                        "error: --video: There is no file nowhere.mp4.",
                        "error: --reference (number 2): The image in " + text + " is none of JPEG, PNG, BMP, WEBP.",
                        "error: --seed: -1, allowed 0 to 2147483647",
                        "error: --duration: 12 s, allowed whole seconds, 2 to 10 s",
                        "error: --resolution: 4K, allowed 720P, 1080P",
                        "error: --ratio: 2:1, allowed 16:9, 9:16, 1:1, 4:3, 3:4",
                        "error: --audio: loud, allowed auto, origin",
                        "error: --prompt-file: There is no file nowhere.txt.");
        assertThat(ran.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "--duration, 2.5, --duration: 2.5 s",
        "--duration, long, --duration: long",
        "--duration, 1e999999999, --duration: 1e999999999",
        "--seed, 2147483648, --seed: 2147483648",
        "--seed, x, --seed: x",
        "--prompt-file, ., --prompt-file:",
        "--reference, nowhere.png, --reference (number 1): There is no file nowhere.png.",
        "--reference, ftp://example.com/a.png, unknown scheme",
        "--await, 30, '--await'",
        "--await, 0s, '--await'",
        "--region, mars, '--region'",
        "--out, samples/clip.mp4, --out:",
        "--poll-every, soon, '--poll-every'",
    })
    void edit_whenAnOptionIsWrong_namesIt(String option, String value, String expected, FakeDashScope fake) {
        Cli.Ran ran = new Cli(fake, folder).run("edit", "--video", "https://example.com/c.mp4", option, value);

        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(2);
        assertThat(ran.err()).contains(expected);
    }

    @Test
    void edit_withoutVideo_asksForIt(FakeDashScope fake) {
        Cli.Ran ran = new Cli(fake, folder).run("edit", "--prompt", "x");

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("--video: nothing, allowed one video");
    }

    @Test
    void edit_withBothPrompts_wantsOne(FakeDashScope fake) {
        Cli.Ran ran = new Cli(fake, folder).run("edit", "--prompt", "x", "--prompt-file", "pom.xml");

        assertThat(ran.err()).contains("--prompt-file: There is a --prompt as well");
    }

    @Test
    void edit_withAnUnknownTransport_listsWhatThereIs(FakeDashScope fake) {
        Cli.Ran ran =
                new Cli(fake, folder).run("edit", "--video", "https://example.com/c.mp4", "--transport", "pigeon");

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("pigeon", "found: jdk", "--transport");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--region=singapore", "--base-url=http://localhost:1"})
    void edit_whenSimulatedElsewhere_refuses(String option, FakeDashScope fake) {
        Cli.Ran ran = new Cli(fake, folder).run("edit", "--simulate", "--video", "https://example.com/c.mp4", option);

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("--simulate", option.substring(0, option.indexOf('=')));
    }

    @ParameterizedTest
    @CsvSource({
        "--since, 25h, --since 25h",
        "--page, 0, --page",
        "--page-size, 101, --page-size",
        "--status, asleep, '--status'",
    })
    void list_whenAnOptionIsWrong_namesIt(String option, String value, String expected, FakeDashScope fake) {
        Cli.Ran ran = new Cli(fake, folder).run("list", option, value);

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains(expected);
    }

    @Test
    void anyCommand_withAnUnknownOption_suggestsTheRightOne(FakeDashScope fake) {
        Cli.Ran ran = new Cli(fake, folder).run("edit", "--promt", "x");

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("--promt", "Did you mean one of these: --", "wanedit edit --help");
    }

    @Test
    void anyCommand_withWrongUsageAndJson_endsWithAnErrorEvent(FakeDashScope fake) {
        Cli.Ran ran = new Cli(fake, folder).run("status", "--json");

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.lastEvent()).containsEntry("event", "error").containsKeys("message", "hint");
    }

    @Test
    void program_withoutCommand_pointsToTheHelp(FakeDashScope fake) {
        Cli.Ran ran = new Cli(fake, folder).run("--help");

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out())
                .contains(
                        "edit",
                        "quote",
                        "submit",
                        "batch",
                        "jobs",
                        "resume",
                        "await",
                        "status",
                        "cancel",
                        "list",
                        "download",
                        "fake-server");
    }
}

package dev.wanedit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.RecordedRequest;
import dev.wanedit.testkit.service.TaskScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(FakeDashScopeExtension.class)
class TransportOptionTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"jdk", "retrofit", "sdk"})
    void everyCommand_withTransport_worksOverIt(String transport, FakeDashScope fake) throws IOException {
        Cli cli = new Cli(fake, folder);
        Path edited = folder.resolve("edited.mp4");
        Path awaited = folder.resolve("awaited.mp4");
        Path downloaded = folder.resolve("downloaded.mp4");

        fake.everyTask(TaskScript.statuses("PENDING", "SUCCEEDED"));
        assertDone(cli.run("edit", "--transport", transport, "--video", clip(), "--out", edited.toString()));
        fake.everyTask(TaskScript.statuses("SUCCEEDED"));
        Cli.Ran submit = cli.run("submit", "--transport", transport, "--video", clip());
        String task = submit.out().strip();
        assertDone(cli.run("await", task, "--transport", transport, "--out", awaited.toString()));
        assertDone(cli.run("download", task, "--transport", transport, "--out", downloaded.toString()));
        assertThat(cli.run("status", task, "--transport", transport).out()).contains("SUCCEEDED " + task);
        assertThat(cli.run("list", "--transport", transport).out()).contains(task);
        fake.everyTask(TaskScript.standard());
        String queued = cli.run("submit", "--transport", transport, "--video", clip())
                .out()
                .strip();
        assertDone(cli.run("cancel", queued, "--transport", transport));

        assertThat(edited).hasSameBinaryContentAs(Cli.CLIP);
        assertThat(Files.mismatch(awaited, downloaded)).isEqualTo(-1);
        assertThat(fake.requests())
                .isNotEmpty()
                .allMatch(request -> agent(request).endsWith("(" + transport + ")"));
    }

    @Test
    void list_withoutTransport_takesTheUsualOne(FakeDashScope fake) {
        assertDone(new Cli(fake, folder).run("list"));

        assertThat(fake.requests()).allMatch(request -> agent(request).endsWith("(jdk)"));
    }

    @Test
    void list_withAnUnknownTransport_saysWhatThereIsAndSendsNothing(FakeDashScope fake) {
        Cli.Ran ran = new Cli(fake, folder).run("list", "--transport", "netty");

        assertThat(ran.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(ran.err()).contains("no transport named netty; found: jdk, retrofit, sdk", "--transport");
        assertThat(fake.requests()).isEmpty();
    }

    private static void assertDone(Cli.Ran ran) {
        assertThat(ran.exitCode()).as(ran.err()).isZero();
    }

    private static String clip() {
        return Cli.CLIP.toString();
    }

    private static String agent(RecordedRequest request) {
        return request.header("User-Agent").orElse("none");
    }
}

package dev.wanedit.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.cli.Cli;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.service.TaskScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a command says while the service fails, and when it works again. */
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class OutageCommandsTest {

    private static final String AWAY = "The service cannot be reached (";
    private static final String BACK = "The connection works again, after ";

    @TempDir
    private Path folder;

    @Test
    void edit_whenPollsFail_saysSoAndWhenItWorksAgain(FakeDashScope fake) {
        fake.everyTask(TaskScript.statuses("PENDING", "RUNNING", "SUCCEEDED"));
        fake.inject(RequestKind.QUERY, Fault.resetAfterRead()).times(7);

        Cli.Ran ran = new Cli(fake, folder).run("edit", "--video", Cli.CLIP.toString());

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.err().lines().filter(line -> line.startsWith(AWAY))).hasSize(1);
        assertThat(ran.err()).containsSubsequence(AWAY, ", trying again.", BACK);
    }

    @Test
    void edit_withJson_makesEventsOfIt(FakeDashScope fake) {
        fake.everyTask(TaskScript.statuses("SUCCEEDED"));
        fake.inject(RequestKind.QUERY, Fault.error(503, "ServiceUnavailable", "Busy."));

        Cli.Ran ran = new Cli(fake, folder).run("edit", "--json", "--video", Cli.CLIP.toString(), "--prompt", "x");

        assertThat(ran.events())
                .extracting(event -> event.get("event"))
                .containsExactly(
                        "uploading",
                        "uploaded",
                        "submitted",
                        "retrying",
                        "recovered",
                        "status",
                        "downloading",
                        "downloaded",
                        "done");
        assertThat(ran.events().get(3))
                .containsEntry("operation", "wait")
                .containsEntry("exception", "ServiceUnavailableException")
                .containsEntry("code", "ServiceUnavailable");
        assertThat(ran.events().get(1)).containsEntry("bytes", 105_856).containsKeys("file", "seconds", "job_key");
    }

    @Test
    void batch_whenPollsOfManyJobsFail_saysSoOnce(FakeDashScope fake) throws IOException {
        fake.everyTask(TaskScript.statuses("RUNNING", "SUCCEEDED"));
        fake.inject(RequestKind.QUERY, Fault.resetAfterRead()).times(12);
        Path jobs = Files.writeString(folder.resolve("jobs.jsonl"), line("a") + line("b") + line("c"));

        Cli.Ran ran = new Cli(fake, folder)
                .run(
                        "batch",
                        jobs.toString(),
                        "--out",
                        folder.resolve("results").toString());

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.err()).containsSubsequence(AWAY, BACK);
    }

    @Test
    void resume_whenPollsFail_saysSo(FakeDashScope fake) {
        fake.everyTask(TaskScript.statuses("RUNNING", "SUCCEEDED"));
        Cli cli = new Cli(fake, folder);
        cli.run("submit", "--video", "https://example.com/clip.mp4", "--job-key", "a");
        fake.inject(RequestKind.QUERY, Fault.resetAfterRead()).times(7);

        Cli.Ran ran = cli.run("resume");

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.err()).containsSubsequence(AWAY, BACK);
    }

    private static String line(String key) {
        return "{\"key\": \"" + key + "\", \"video\": \"https://example.com/clip.mp4\"}\n";
    }
}

package dev.wanedit.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.cli.Cli;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.service.TaskScript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class TaskCommandsTest {

    @TempDir
    private Path folder;

    @Test
    void submit_whenAccepted_printsTheTaskAlone(FakeDashScope fake) {
        Cli.Ran ran = new Cli(fake, folder).run("submit", "--video", Cli.CLIP.toString(), "--prompt", "x");

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out().strip()).isEqualTo(fake.tasks().get(0).id());
        assertThat(ran.err()).contains(fake.tasks().get(0).id());
        assertThat(fake.count(RequestKind.QUERY)).isZero();
    }

    @Test
    void submit_withJson_endsWithDone(FakeDashScope fake) {
        Cli.Ran ran = new Cli(fake, folder)
                .run("submit", "--json", "--video", "https://example.com/clip.mp4", "--prompt", "x");

        assertThat(ran.events()).extracting(event -> event.get("event")).containsExactly("submitted", "done");
        assertThat(ran.lastEvent()).containsEntry("task_id", fake.tasks().get(0).id());
    }

    @Test
    void await_whenTheTaskSucceeds_downloads(FakeDashScope fake) {
        String task = submitted(fake, TaskScript.statuses("RUNNING", "SUCCEEDED"));
        Path target = folder.resolve("a.mp4");

        Cli.Ran ran = new Cli(fake, folder).run("await", task, "--out", target.toString());

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out().strip()).isEqualTo(target.toString());
        assertThat(target).hasBinaryContent(FakeDashScope.clip());
    }

    @Test
    void await_withoutDownload_printsTheStatus(FakeDashScope fake) {
        String task = submitted(fake, TaskScript.statuses("RUNNING", "SUCCEEDED"));

        Cli.Ran ran = new Cli(fake, folder).run("await", task, "--no-download");

        assertThat(ran.out().strip()).isEqualTo("SUCCEEDED " + task);
        assertThat(fake.count(RequestKind.RESULT)).isZero();
    }

    @Test
    void await_whenTheTaskWasCanceled_exits4(FakeDashScope fake) {
        String task = submitted(fake, TaskScript.statuses("CANCELED"));

        Cli.Ran ran = new Cli(fake, folder).run("await", task);

        assertThat(ran.exitCode()).isEqualTo(4);
        assertThat(ran.err()).contains("canceled").doesNotContain("Continue with");
    }

    @Test
    void await_whenTheServiceDoesNotKnowTheTask_exits4(FakeDashScope fake) {
        assertThat(new Cli(fake, folder).run("await", "no-such-task").exitCode())
                .isEqualTo(4);
    }

    @Test
    void status_whenTheTaskRuns_printsItsStatusOnALine(FakeDashScope fake) {
        String task = submitted(fake, TaskScript.statuses("RUNNING"));

        Cli.Ran ran = new Cli(fake, folder).run("status", task);

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out().strip()).isEqualTo("RUNNING " + task);
    }

    @Test
    void status_whenTheTaskFailed_isNoErrorAndTellsWhy(FakeDashScope fake) {
        String task = submitted(fake, TaskScript.statuses("FAILED").failing("InvalidURL", "No."));

        Cli.Ran ran = new Cli(fake, folder).run("status", task);

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out().strip()).isEqualTo("FAILED " + task + " InvalidURL: No.");
    }

    @Test
    void status_whenTheServiceTalksNonsense_exits5(FakeDashScope fake) {
        fake.inject(RequestKind.QUERY, Fault.html(200)).forever();

        assertThat(new Cli(fake, folder).run("status", "some-task").exitCode()).isEqualTo(5);
    }

    @Test
    void cancel_whenTheTaskIsQueued_cancelsIt(FakeDashScope fake) {
        String task = submitted(fake, TaskScript.standard());

        Cli.Ran ran = new Cli(fake, folder).run("cancel", task);

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out().strip()).isEqualTo("CANCELED " + task);
        assertThat(fake.tasks().get(0).status()).isEqualTo("CANCELED");
    }

    @Test
    void cancel_whenTheTaskRuns_exits4AndSaysThatItIsBilled(FakeDashScope fake) {
        String task = submitted(fake, TaskScript.standard());
        fake.clock().advance(Duration.ofSeconds(30));

        Cli.Ran ran = new Cli(fake, folder).run("cancel", task, "--json");

        assertThat(ran.exitCode()).isEqualTo(4);
        assertThat(ran.lastEvent()).containsEntry("outcome", "TOO_LATE").containsEntry("event", "error");
        assertThat(ran.err()).contains("is billed");
    }

    @Test
    void list_whenThereAreTasks_printsATable(FakeDashScope fake) {
        String task = submitted(fake, TaskScript.standard());

        Cli.Ran ran = new Cli(fake, folder).run("list");

        List<String> lines = ran.out().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).containsSubsequence("TASK", "STATUS", "CREATED", "TOOK");
        assertThat(lines.get(1)).startsWith(task).contains("PENDING", "Z");
        assertThat(lines.get(1).indexOf("PENDING")).isEqualTo(lines.get(0).indexOf("STATUS"));
    }

    @Test
    void list_withStatusAndSince_asksForThoseOnly(FakeDashScope fake) {
        Cli.Ran ran = new Cli(fake, folder)
                .run("list", "--json", "--status", "succeeded", "--since", "2h", "--page", "2", "--page-size", "5");

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        Map<String, String> asked = fake.requests(RequestKind.LIST).get(0).parameters();
        assertThat(asked)
                .containsEntry("status", "SUCCEEDED")
                .containsEntry("page_no", "2")
                .containsEntry("page_size", "5")
                .containsKeys("start_time", "end_time");
        assertThat(ran.lastEvent()).containsEntry("tasks", List.of()).containsEntry("total", 0);
    }

    @Test
    void download_whenTheTaskHasSucceeded_savesTheResult(FakeDashScope fake) {
        String task = submitted(fake, TaskScript.statuses("SUCCEEDED"));

        Cli.Ran ran = new Cli(fake, folder).run("download", task);

        assertThat(ran.exitCode()).isZero();
        assertThat(folder.resolve(task + ".mp4")).hasBinaryContent(FakeDashScope.clip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"await", "download"})
    void command_withSha256_tellsItToReadersAndInJson(String command, FakeDashScope fake) throws Exception {
        String task = submitted(fake, TaskScript.statuses("SUCCEEDED"));
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(FakeDashScope.clip()));

        Cli.Ran ran = new Cli(fake, folder).run(command, task, "--sha256", "--json");

        assertThat(ran.lastEvent()).containsEntry("sha256", sha256).containsKey("file");
        assertThat(ran.err().lines()).contains("SHA-256 " + sha256);
    }

    @Test
    void download_whenTheFolderIsThere_namesTheFileInItAfterTheTask(FakeDashScope fake) throws Exception {
        String task = submitted(fake, TaskScript.statuses("SUCCEEDED"));
        Path there = Files.createDirectory(folder.resolve("videos"));

        Cli.Ran ran = new Cli(fake, folder).run("download", task, "--out", there.toString());

        assertThat(ran.out().strip()).isEqualTo(there.resolve(task + ".mp4").toString());
        assertThat(ran.err()).doesNotContain("SHA-256");
        assertThat(there.resolve(task + ".mp4")).hasBinaryContent(FakeDashScope.clip());
    }

    @Test
    void download_whenTheTaskStillRuns_exits6(FakeDashScope fake) {
        String task = submitted(fake, TaskScript.statuses("RUNNING"));

        Cli.Ran ran = new Cli(fake, folder).run("download", task);

        assertThat(ran.exitCode()).isEqualTo(6);
        assertThat(ran.err()).contains("Continue with: wanedit await " + task);
    }

    private String submitted(FakeDashScope fake, TaskScript script) {
        fake.nextTask(script);
        return new Cli(fake, folder)
                .run("submit", "--video", "https://example.com/clip.mp4")
                .out()
                .strip();
    }
}

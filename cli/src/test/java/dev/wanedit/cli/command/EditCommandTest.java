package dev.wanedit.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.wanedit.cli.Cli;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.service.FakeTask;
import dev.wanedit.testkit.service.TaskScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class EditCommandTest {

    private static final String URL = "https://example.com/clip.mp4";

    @TempDir
    private Path folder;

    @BeforeEach
    void letTasksSucceed(FakeDashScope fake) {
        fake.everyTask(TaskScript.statuses("PENDING", "RUNNING", "SUCCEEDED"));
    }

    @Test
    void edit_whenAllGoesWell_printsThePathAloneOnStdout(FakeDashScope fake) {
        Path target = folder.resolve("edited.mp4");

        Cli.Ran ran = new Cli(fake, folder)
                .run("edit", "--video", Cli.CLIP.toString(), "--prompt", "x", "--out", target.toString());

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).isEqualTo(target + System.lineSeparator());
        assertThat(target).hasSameBinaryContentAs(Cli.CLIP);
    }

    @Test
    void edit_whenNobodyWatches_tellsTheTaskAndEachStatusOnStderr(FakeDashScope fake) {
        Cli.Ran ran = new Cli(fake, folder).run("edit", "--video", URL, "--prompt", "x");

        String task = fake.tasks().get(0).id();
        assertThat(ran.err().lines()).element(0).asString().isEqualTo("Task " + task + " is created.");
        assertThat(ran.err()).containsSubsequence("queued", "running", "succeeded", "download", "Saved");
        assertThat(ran.err()).doesNotContain("\r", "\u001b");
    }

    @Test
    void edit_whenNoTargetIsNamed_namesTheFileAfterTheTask(FakeDashScope fake) {
        Cli.Ran ran = new Cli(fake, folder).run("edit", "--video", URL);

        Path file = folder.resolve(fake.tasks().get(0).id() + ".mp4");
        assertThat(ran.out().strip()).isEqualTo(file.toString());
        assertThat(file).isNotEmptyFile();
    }

    @ParameterizedTest
    @CsvSource({"1048576, data:image/png;base64, 0", "1048577, oss://, 1"})
    void edit_withALocalReference_inlinesASmallOneAndUploadsALargerOne(
            int size, String sentAs, int uploads, FakeDashScope fake) throws IOException {
        Cli.Ran ran = new Cli(fake, folder).run("edit", "--video", URL, "--reference", image(size));

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(fake.tasks().get(0).media().get(1).url()).startsWith(sentAs);
        assertThat(fake.count(RequestKind.UPLOAD)).isEqualTo(uploads);
    }

    @Test
    void edit_withAReferenceThatIsTooLarge_exits2AndSendsNothing(FakeDashScope fake) throws IOException {
        Cli.Ran ran = new Cli(fake, folder)
                .run(
                        "edit",
                        "--video",
                        URL,
                        "--reference",
                        URL,
                        "--reference",
                        image(20 * 1024 * 1024 + 1),
                        "--seed",
                        "x");

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("--reference (number 2): ", "20971521 bytes", "1 byte to 20 MB", "--seed: x");
        assertThat(fake.requests()).isEmpty();
    }

    /** The sample with zeros behind it, which readers of images pass over. */
    private String image(int size) throws IOException {
        Path image = folder.resolve("image.png");
        Files.write(image, Arrays.copyOf(Files.readAllBytes(Cli.REFERENCE), size));
        return image.toString();
    }

    @Test
    void edit_withEveryOption_sendsWhatTheySay(FakeDashScope fake) throws IOException {
        Path prompt = Files.writeString(folder.resolve("prompt.txt"), "小猫 in watercolour\n");

        Cli.Ran ran = new Cli(fake, folder)
                .run(
                        "edit",
                        "--video",
                        Cli.CLIP.toString(),
                        "--reference",
                        Cli.REFERENCE.toString(),
                        "--reference",
                        "https://example.com/a.png",
                        "--prompt-file",
                        prompt.toString(),
                        "--negative-prompt",
                        "rain",
                        "--resolution",
                        "720p",
                        "--ratio",
                        "16:9",
                        "--duration",
                        "2",
                        "--audio",
                        "origin",
                        "--seed",
                        "7",
                        "--no-prompt-extend",
                        "--watermark");

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        FakeTask task = fake.tasks().get(0);
        assertThat(task.prompt()).isEqualTo("小猫 in watercolour");
        assertThat(task.negativePrompt()).isEqualTo("rain");
        assertThat(task.parameters())
                .hasEntrySatisfying("duration", value -> assertThat(value).hasToString("2"))
                .hasEntrySatisfying("seed", value -> assertThat(value).hasToString("7"))
                .containsEntry("resolution", "720P")
                .containsEntry("ratio", "16:9")
                .containsEntry("audio_setting", "origin")
                .containsEntry("prompt_extend", false)
                .containsEntry("watermark", true)
                .hasSize(7);
        assertThat(task.media())
                .extracting(FakeTask.Media::url)
                .satisfiesExactly(
                        video -> assertThat(video).startsWith("oss://"),
                        inline -> assertThat(inline).startsWith("data:image/png;base64,"),
                        remote -> assertThat(remote).isEqualTo("https://example.com/a.png"));
    }

    @Test
    void edit_withoutOptions_sendsOnlyTheVideo(FakeDashScope fake) {
        new Cli(fake, folder).run("edit", "--video", URL);

        FakeTask task = fake.tasks().get(0);
        assertThat(task.parameters()).isEmpty();
        assertThat(task.prompt()).isNull();
    }

    @Test
    void edit_withJson_tellsEachEventOnALine(FakeDashScope fake) {
        Cli.Ran ran = new Cli(fake, folder).run("edit", "--json", "--video", URL, "--prompt", "x");

        String task = fake.tasks().get(0).id();
        assertThat(ran.events())
                .extracting(event -> event.get("event"), event -> event.get("status"), event -> event.get("task_id"))
                .containsExactly(
                        tuple("submitted", "PENDING", task),
                        tuple("status", "PENDING", task),
                        tuple("status", "RUNNING", task),
                        tuple("status", "SUCCEEDED", task),
                        tuple("downloading", null, task),
                        tuple("downloaded", null, task),
                        tuple("done", "SUCCEEDED", task));
        assertThat(ran.lastEvent())
                .containsEntry("file", folder.resolve(task + ".mp4").toString())
                .containsKeys("video_url", "usage", "request_id");
        assertThat(ran.err()).contains(task);
    }

    @Test
    void edit_withSha256_tellsItInJson(FakeDashScope fake) {
        Cli.Ran ran = new Cli(fake, folder).run("edit", "--json", "--sha256", "--video", URL);

        assertThat(ran.lastEvent())
                .hasEntrySatisfying(
                        "sha256", digest -> assertThat(digest).asString().matches("[0-9a-f]{64}"));
    }

    @Test
    void edit_whenTheTargetIsThere_sendsNothing(FakeDashScope fake) throws IOException {
        Path target = Files.writeString(folder.resolve("edited.mp4"), "mine");

        Cli.Ran ran = new Cli(fake, folder).run("edit", "--video", URL, "--out", target.toString());

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("--out:", "exists already", "--overwrite");
        assertThat(fake.requests()).isEmpty();
        assertThat(target).hasContent("mine");
    }

    @Test
    void edit_whenTheTargetIsThereAndMayGo_replacesIt(FakeDashScope fake) throws IOException {
        Path target = Files.writeString(folder.resolve("edited.mp4"), "mine");

        Cli.Ran ran = new Cli(fake, folder).run("edit", "--video", URL, "--overwrite", "--out", target.toString());

        assertThat(ran.exitCode()).isZero();
        assertThat(target).hasBinaryContent(FakeDashScope.clip());
    }

    @Test
    void edit_whenTheWaitRunsOut_exits6AndSaysHowToGoOn(FakeDashScope fake) {
        fake.nextTask(TaskScript.statuses("RUNNING"));

        Cli.Ran ran = new Cli(fake, folder)
                .run("edit", "--video", URL, "--await", "90s", "--out", "my clip.mp4", "--region", "singapore");

        String task = fake.tasks().get(0).id();
        assertThat(ran.exitCode()).isEqualTo(6);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .contains(
                        "Continue with: wanedit await " + task + " --out 'my clip.mp4' --await 90s --region singapore")
                .contains("it is RUNNING");
        assertThat(fake.count(RequestKind.CANCEL)).isZero();
    }

    @Test
    void edit_whenTheTaskFails_exits4WithCodeAndReason(FakeDashScope fake) {
        fake.nextTask(TaskScript.statuses("FAILED").failing("InvalidParameter", "The size is not match"));

        Cli.Ran ran = new Cli(fake, folder).run("edit", "--json", "--video", URL);

        assertThat(ran.exitCode()).isEqualTo(4);
        assertThat(ran.lastEvent())
                .containsEntry("event", "error")
                .containsEntry("status", "FAILED")
                .containsEntry("code", "InvalidParameter")
                .containsEntry("task_id", fake.tasks().get(0).id())
                .hasEntrySatisfying(
                        "message", text -> assertThat(text).asString().contains("The size is not match"))
                .hasEntrySatisfying("hint", text -> assertThat(text).asString().doesNotContain("Continue with"));
    }

    @Test
    void edit_whenTheAnswerIsLost_exits7AndPointsToTheList(FakeDashScope fake) {
        fake.inject(RequestKind.CREATE, Fault.closeWithoutAnswer().processed());

        Cli.Ran ran = new Cli(fake, folder).run("edit", "--video", URL);

        assertThat(ran.exitCode()).isEqualTo(7);
        assertThat(ran.err()).contains("uncertain", "wanedit list --since 15m");
        assertThat(fake.count(RequestKind.CREATE)).isOne();
    }

    @Test
    void edit_whenTheKeyIsWrong_exits3(FakeDashScope fake) {
        fake.inject(RequestKind.CREATE, Fault.error(401, "InvalidApiKey", "Invalid API-key provided."));

        Cli.Ran ran = new Cli(fake, folder).run("edit", "--video", URL);

        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(ran.err()).contains("InvalidApiKey", "Check the API key");
    }

    @Test
    void edit_whenTheServiceRefuses_exits4(FakeDashScope fake) {
        fake.inject(RequestKind.CREATE, Fault.error(400, "InvalidParameter", "No."));

        assertThat(new Cli(fake, folder).run("edit", "--video", URL).exitCode()).isEqualTo(4);
    }

    @Test
    void edit_whenTheServiceIsNotThere_exits5(FakeDashScope fake) {
        fake.refuseConnections();

        Cli.Ran ran = new Cli(fake, folder).run("edit", "--video", URL);

        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(5);
        assertThat(ran.err()).contains("--base-url").doesNotContain("Continue with");
    }

    @Test
    void edit_whenTheDownloadBreaksForGood_keepsTheTaskForLater(FakeDashScope fake) {
        fake.inject(RequestKind.RESULT, Fault.html(502)).forever();

        Cli.Ran ran = new Cli(fake, folder).run("edit", "--video", URL);

        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(5);
        assertThat(ran.err())
                .contains("Continue with: wanedit await " + fake.tasks().get(0).id());
    }

    @Test
    void edit_whenAQueryFailsInBetween_goesOn(FakeDashScope fake) {
        fake.inject(RequestKind.QUERY, Fault.html(503)).times(3);

        assertThat(new Cli(fake, folder).run("edit", "--video", URL).exitCode()).isZero();
        assertThat(fake.count(RequestKind.CREATE)).isOne();
    }
}

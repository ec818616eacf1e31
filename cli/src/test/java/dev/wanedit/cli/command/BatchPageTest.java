package dev.wanedit.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.cli.Cli;
import dev.wanedit.cli.Main;
import dev.wanedit.cli.PackedProgram;
import dev.wanedit.cli.gallery.GalleryPageTest;
import dev.wanedit.cli.process.Environment;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.service.TaskScript;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The page that a batch and a report write. */
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class BatchPageTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void letTasksSucceed(FakeDashScope fake) {
        fake.everyTask(TaskScript.statuses("PENDING", "RUNNING", "SUCCEEDED"));
    }

    @Test
    void batch_whenItEnds_writesAPageWithBillTimesAndFiles(FakeDashScope fake) throws IOException {
        Cli.Ran ran = batch(
                fake,
                "{'key':'a','video':'samples/clip.mp4','prompt':'snow','resolution':'720P','seed':7,'out':'b c.mp4'}");

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.err()).contains("Page: " + page());
        assertThat(job("a"))
                .containsEntry("state", "done")
                .containsEntry("prompt", "snow")
                .containsEntry("settings", Map.of("resolution", "720P", "seed", "7"))
                .containsEntry("billed_seconds", "6")
                .containsEntry("billed", "3.60")
                .containsEntry("quoted_most", "3.60")
                .containsEntry("currency", "CNY")
                .containsEntry("task", fake.tasks().get(0).id())
                .containsKeys("created", "submitted", "started", "ended")
                .hasEntrySatisfying(
                        "after",
                        after -> assertThat(after)
                                .asInstanceOf(InstanceOfAssertFactories.MAP)
                                .containsEntry("path", "b c.mp4")
                                .doesNotContainKey("missing"))
                .hasEntrySatisfying(
                        "before",
                        before -> assertThat(before)
                                .asInstanceOf(InstanceOfAssertFactories.MAP)
                                .containsEntry(
                                        "path",
                                        results()
                                                .toAbsolutePath()
                                                .relativize(Cli.CLIP.toAbsolutePath())
                                                .toString())
                                .doesNotContainKey("missing"));
    }

    @Test
    void batch_withJson_namesThePageInItsLastEvent(FakeDashScope fake) throws IOException {
        Cli.Ran ran = batch(fake, List.of("--json"), BatchCommandTest.job("a"));

        assertThat(ran.lastEvent()).containsEntry("event", "done").containsEntry("page", page().toString());
    }

    @Test
    void batch_whenJobsFail_showsWhyAndWhatToDo(FakeDashScope fake) throws IOException {
        fake.inject(RequestKind.CREATE, Fault.error(400, "InvalidParameter", "The size is not match"));
        fake.everyTask(TaskScript.statuses("FAILED").failing("InternalError", "It broke <b>."));

        Cli.Ran ran = batch(fake, List.of("--concurrency", "1"), BatchCommandTest.job("a"), BatchCommandTest.job("b"));

        assertThat(ran.exitCode()).isEqualTo(4);
        assertThat(job("a"))
                .containsEntry("state", "refused")
                .containsEntry("code", "InvalidParameter")
                .hasEntrySatisfying("message", text -> assertThat((String) text).contains("The size is not match"))
                .containsKey("hint");
        assertThat(job("b"))
                .containsEntry("state", "failed")
                .containsEntry("message", "The task failed: It broke <b>.")
                .doesNotContainKey("billed");
    }

    @Test
    void batch_whenAJobCannotBegin_showsItAsNotSent(FakeDashScope fake) throws IOException {
        fake.inject(RequestKind.CREATE, Fault.error(401, "InvalidApiKey", "No."));

        batch(fake, List.of("--concurrency", "1"), BatchCommandTest.job("a"), BatchCommandTest.job("b"));

        assertThat(job("b")).containsEntry("state", "not_sent").containsKey("prompt");
    }

    @Test
    void batch_whenAnotherBatchHasThePlace_keepsItsJobsOnThePage(FakeDashScope fake) throws IOException {
        batch(fake, BatchCommandTest.job("a"));
        batch(fake, BatchCommandTest.job("b"));

        assertThat(jobs()).extracting(job -> job.get("label")).containsExactly("a", "b");
    }

    @Test
    void batch_whenIndexHtmlIsTheUsers_leavesItAndWarns(FakeDashScope fake) throws IOException {
        Files.createDirectories(results());
        Files.writeString(page(), "Mine");

        Cli.Ran ran = batch(fake, BatchCommandTest.job("a"));

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.err()).contains("warning: " + page() + " is a file of your own");
        assertThat(page()).hasContent("Mine");
        assertThat(results().resolve("wanedit-index.html")).exists();
    }

    /** A page is no reason to call a batch failed. */
    @Test
    void batch_whenThePageHasNoPlace_warnsAndIsDone(FakeDashScope fake) throws IOException {
        Files.createDirectories(page());
        Files.createDirectories(results().resolve("wanedit-index.html"));

        Cli.Ran ran = batch(fake, BatchCommandTest.job("a"));

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.err()).contains("warning: The page was not written").doesNotContain("Page: ");
    }

    /** The report has ended by then, so the note needs another way to the user. */
    @Test
    void batch_whenInterruptedAndThePageHasNoPlace_warns(FakeDashScope fake) throws Exception {
        Files.createDirectories(page());
        Files.createDirectories(results().resolve("wanedit-index.html"));
        Path file = Files.writeString(
                folder.resolve("jobs.jsonl"), BatchCommandTest.job("a").replace('\'', '"'));
        fake.inject(RequestKind.CREATE, Fault.late());
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Environment here = new Cli(fake, folder)
                .surroundings(
                        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
        String[] args = {"batch", file.toString(), "--out", results().toString(), "--call-timeout", "1h"};
        CompletableFuture<Integer> batch = CompletableFuture.supplyAsync(() -> Main.run(args, here));

        assertThat(fake.awaitHeld(1, PackedProgram.SOON)).isTrue();
        CompletableFuture<Void> interruption =
                CompletableFuture.runAsync(() -> here.interruption().print());
        fake.release();
        interruption.get(PackedProgram.SOON.toSeconds(), TimeUnit.SECONDS);
        batch.get(PackedProgram.SOON.toSeconds(), TimeUnit.SECONDS);

        assertThat(err.toString(StandardCharsets.UTF_8)).containsOnlyOnce("warning: The page was not written");
    }

    @Test
    void batch_withASignedUrl_hasNoSignatureOnThePage(FakeDashScope fake) throws IOException {
        batch(fake, "{'key':'a','video':'https://example.com/clip.mp4?Signature=c2VjcmV0'}");

        assertThat(Files.readString(page()))
                .contains("https://example.com/clip.mp4?***")
                .doesNotContain("c2VjcmV0");
        assertThat(Files.readString(page())).doesNotContain(fake.apiKey());
    }

    @Test
    void batch_inChinese_writesAChinesePage(FakeDashScope fake) throws IOException {
        batch(fake, List.of("--lang", "zh"), BatchCommandTest.job("a"));

        assertThat(Files.readString(page())).contains("<html lang=\"zh-CN\">", "<title>视频编辑结果</title>");
    }

    @Test
    void report_afterABatch_findsItsJobsInTheStoreToo(FakeDashScope fake) throws IOException {
        batch(fake, BatchCommandTest.job("a"));
        Files.delete(page());

        Cli.Ran ran = new Cli(fake, folder).run("report", results().toString());

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.out().strip()).isEqualTo(page().toString());
        assertThat(jobs()).hasSize(1);
        assertThat(job("a"))
                .containsEntry("state", "done")
                .containsEntry("billed_seconds", "10")
                .doesNotContainKey("prompt");
    }

    @Test
    void report_ofAFolderWithoutJobs_showsItsVideosAndTheOthersOnRequest(FakeDashScope fake) throws IOException {
        batch(fake, BatchCommandTest.job("a"));
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.copy(Cli.CLIP, other.resolve("x.mp4"));

        new Cli(fake, folder).run("report", other.toString());
        List<Map<String, Object>> alone = GalleryPageTest.pageJobs(other.resolve("index.html"));
        new Cli(fake, folder).run("report", other.toString(), "--all");

        assertThat(alone).singleElement().satisfies(job -> assertThat(job).containsEntry("state", "file"));
        assertThat(GalleryPageTest.pageJobs(other.resolve("index.html"))).hasSize(2);
    }

    @Test
    void report_whenARecordCannotBeRead_showsTheOthersAndExits1(FakeDashScope fake) throws Exception {
        batch(fake, BatchCommandTest.job("a"), BatchCommandTest.job("b"));
        ResumeCommandTest.damage(folder.resolve("state").resolve("jobs"), "a");

        Cli.Ran ran = new Cli(fake, folder).run("report", results().toString());

        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(1);
        assertThat(ran.err()).contains("a: error: ", "has a damaged record");
        assertThat(job("a")).containsEntry("state", "unreadable").containsKeys("message", "hint", "prompt");
        assertThat(job("b")).containsEntry("state", "done");
    }

    @Test
    void report_ofAFolderThatIsNotThere_isWrongUsage(FakeDashScope fake) {
        Cli.Ran ran = new Cli(fake, folder).run("report", results().toString());

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("There is no folder " + results());
    }

    private Cli.Ran batch(FakeDashScope fake, String... lines) throws IOException {
        return batch(fake, List.of(), lines);
    }

    private Cli.Ran batch(FakeDashScope fake, List<String> more, String... lines) throws IOException {
        Path file = Files.write(
                folder.resolve("jobs.jsonl"),
                Stream.of(lines).map(line -> line.replace('\'', '"')).toList());
        List<String> args = new ArrayList<>(
                List.of("batch", file.toString(), "--out", results().toString()));
        args.addAll(more);
        return new Cli(fake, folder).run(args.toArray(new String[0]));
    }

    private Path results() {
        return folder.resolve("results");
    }

    private Path page() {
        return results().resolve("index.html");
    }

    private List<Map<String, Object>> jobs() throws IOException {
        return GalleryPageTest.pageJobs(page());
    }

    private Map<String, Object> job(String key) throws IOException {
        return jobs().stream()
                .filter(job -> job.get("label").equals(key))
                .findFirst()
                .orElseThrow();
    }
}

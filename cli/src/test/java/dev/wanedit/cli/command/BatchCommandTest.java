package dev.wanedit.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.cli.Cli;
import dev.wanedit.cli.PackedProgram;
import dev.wanedit.cli.StoresInMemory;
import dev.wanedit.record.JobPhase;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.service.FakeTask;
import dev.wanedit.testkit.service.TaskScript;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
public class BatchCommandTest {

    private final StoresInMemory stores = new StoresInMemory();

    @TempDir
    private Path folder;

    @BeforeEach
    void letTasksSucceed(FakeDashScope fake) {
        fake.everyTask(TaskScript.statuses("PENDING", "RUNNING", "SUCCEEDED"));
    }

    @Test
    void batch_whenAllGoesWell_bringsEachResultHomeAndPrintsItsPath(FakeDashScope fake) throws IOException {
        Cli.Ran ran = run(fake, job("a"), job("b"), job("c"));

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.out().lines()).containsExactlyInAnyOrder(out("a.mp4"), out("b.mp4"), out("c.mp4"));
        assertThat(Path.of(out("b.mp4"))).hasBinaryContent(FakeDashScope.clip());
        assertThat(ran.err())
                .contains("a: queued as task ", "a: running", "a: succeeded", "(3 of 3)")
                .contains("3 done, 0 failed, 0 uncertain, 0 open.")
                .doesNotContain("Continue with");
    }

    @Test
    void batch_withEveryField_sendsWhatTheySay(FakeDashScope fake) throws IOException {
        Cli.Ran ran = run(
                fake,
                "{'key':'a','video':'samples/clip.mp4','references':['samples/reference.png','https://example.com/a.png'],"
                        + "'prompt':'小猫','negative_prompt':'rain','resolution':'720P','ratio':'16:9','duration':2,"
                        + "'audio':'origin','seed':7,'prompt_extend':false,'watermark':true,'out':'cat.mp4'}");

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        FakeTask task = fake.tasks().get(0);
        assertThat(task.prompt()).isEqualTo("小猫");
        assertThat(task.negativePrompt()).isEqualTo("rain");
        assertThat(task.media()).hasSize(3);
        assertThat(task.parameters())
                .containsEntry("resolution", "720P")
                .containsEntry("ratio", "16:9")
                .containsEntry("audio_setting", "origin")
                .containsEntry("prompt_extend", false)
                .containsEntry("watermark", true)
                .hasSize(7);
        assertThat(Path.of(out("cat.mp4"))).hasSameBinaryContentAs(Cli.CLIP);
    }

    @Test
    void batch_givenAgain_asksForNothingAndTellsTheSamePaths(FakeDashScope fake) throws IOException {
        Cli.Ran first = run(fake, job("a"), job("b"));
        int asked = fake.requests().size();

        Cli.Ran again = run(fake, job("a"), job("b"));

        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(again.out().lines())
                .containsExactlyInAnyOrderElementsOf(first.out().lines().toList());
        assertThat(again.err()).doesNotContain("already at");
        assertThat(fake.requests()).hasSize(asked);
    }

    @Test
    void batch_givenAgainWithAnotherPlace_saysWhereTheResultIsAndPutsNothingThere(FakeDashScope fake)
            throws IOException {
        run(fake, job("a"));

        Cli.Ran again = run(fake, List.of("--json"), job("a").replace("}", ",'out':'other.mp4'}"));

        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(again.err())
                .contains(
                        "a: the result is already at " + out("a.mp4") + "; nothing was written to " + out("other.mp4"));
        assertThat(again.events())
                .anySatisfy(event -> assertThat(event)
                        .containsEntry("outcome", "done")
                        .containsEntry("file", out("a.mp4"))
                        .containsKey("message"));
        assertThat(Path.of(out("other.mp4"))).doesNotExist();
    }

    @Test
    void batch_withKeysOfDifferentJobsInTheStore_tellsTheirLinesAndSendsNothing(FakeDashScope fake) throws IOException {
        run(fake, job("a"), job("b"), job("c"));
        int asked = fake.requests().size();

        Cli.Ran ran = run(fake, job("new"), another("a"), job("b"), another("c"));

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err().lines())
                .containsExactly(
                        "error: line 2: key: a is the key of a different job in the store",
                        "error: line 4: key: c is the key of a different job in the store");
        assertThat(fake.requests()).hasSize(asked);
    }

    @Test
    void batch_whenARecordCannotBeRead_tellsItByItsJobAndRunsTheOthers(FakeDashScope fake) throws Exception {
        run(new Cli(fake, folder), List.of(), job("a"));
        ResumeCommandTest.damage(folder.resolve("state").resolve("jobs"), "a");

        Cli.Ran ran = run(new Cli(fake, folder), List.of(), job("a"), job("b"));

        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(1);
        assertThat(ran.err()).contains("a: error: ", "has a damaged record", "1 done");
        assertThat(ran.out().lines()).containsExactly(out("b.mp4"));
    }

    @Test
    void batch_whenOneFails_runsTheOthersAndExits4(FakeDashScope fake) throws IOException {
        fake.inject(RequestKind.CREATE, Fault.error(400, "InvalidParameter", "The size is not match"));

        Cli.Ran ran = run(fake, job("a"), job("b"));

        assertThat(ran.exitCode()).isEqualTo(4);
        assertThat(ran.out().lines()).containsExactly(out("b.mp4"));
        assertThat(ran.err())
                .contains("a: error: ", "The size is not match", "1 done, 1 failed, 0 uncertain, 0 open.")
                .doesNotContain("Continue with");
    }

    @Test
    void batch_whenAnAnswerIsLost_exits7AndSaysHowToGoOn(FakeDashScope fake) throws IOException {
        fake.inject(RequestKind.CREATE, Fault.closeWithoutAnswer().processed());
        fake.inject(RequestKind.CREATE, Fault.error(400, "InvalidParameter", "no"));

        Cli.Ran ran = run(fake, job("a"), job("b"), job("c"));

        assertThat(ran.exitCode()).isEqualTo(7);
        assertThat(ran.err())
                .contains("1 done, 1 failed, 1 uncertain, 0 open.", "--on-uncertain adopt")
                .contains("Continue with: wanedit batch " + folder.resolve("jobs.jsonl") + " --out " + out("")
                        + " --concurrency 1");
        assertThat(fake.count(RequestKind.CREATE)).isEqualTo(3);
    }

    @Test
    void batch_givenAgainWithAdopt_findsTheTaskOfALostAnswer(FakeDashScope fake) throws IOException {
        fake.inject(RequestKind.CREATE, Fault.closeWithoutAnswer().processed());
        run(fake, job("a"), job("b"));
        fake.clock().advance(Duration.ofHours(3));

        Cli.Ran ran = run(fake, List.of("--on-uncertain", "adopt", "--settling", "5s"), job("a"), job("b"));

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.out().lines()).containsExactlyInAnyOrder(out("a.mp4"), out("b.mp4"));
        assertThat(fake.count(RequestKind.CREATE)).isEqualTo(2);
    }

    @Test
    void batch_whenTheKeyIsRefused_beginsNoMoreAndFollowsWhatHasATask(FakeDashScope fake) throws IOException {
        fake.nextTask(TaskScript.timed(Duration.ZERO, Duration.ofHours(1)));
        run(fake, List.of("--await", "9s"), job("a"));
        fake.clock().advance(Duration.ofHours(1));
        fake.inject(RequestKind.CREATE, Fault.error(401, "InvalidApiKey", "Invalid API-key provided."))
                .forever();

        Cli.Ran ran = run(fake, job("b"), job("c"), job("a"), job("d"));

        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(ran.out().lines()).containsExactly(out("a.mp4"));
        assertThat(ran.err())
                .contains("b: error: ", "1 done, 0 failed, 0 uncertain, 3 open.", "Continue with")
                .doesNotContain("c: ", "d: ");
        assertThat(fake.count(RequestKind.CREATE)).isEqualTo(2);
    }

    @Test
    void batch_whenAResultCannotBeStored_beginsNoMoreAndFollowsWhatHasATask(FakeDashScope fake) throws IOException {
        fake.nextTask(TaskScript.timed(Duration.ZERO, Duration.ofHours(1)));
        run(fake, List.of("--await", "9s"), job("a"));
        fake.clock().advance(Duration.ofHours(1));
        fake.inject(RequestKind.CREATE, Fault.late());
        CompletableFuture<Void> hindrance = CompletableFuture.runAsync(() -> obstruct(fake, "b.mp4"));

        Cli.Ran ran = run(fake, job("b"), job("c"), job("a"), job("d"));

        hindrance.join();
        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(1);
        assertThat(ran.out().lines()).containsExactly(out("a.mp4"));
        assertThat(ran.err())
                .contains("b: error: ", "1 done, 0 failed, 0 uncertain, 3 open.", "Continue with")
                .doesNotContain("c: ", "d: ");
        assertThat(fake.count(RequestKind.CREATE)).isEqualTo(2);
    }

    /** Puts a folder where the part of this result goes, while its job is being sent. */
    private void obstruct(FakeDashScope fake, String name) {
        assertThat(fake.awaitHeld(1, PackedProgram.SOON)).isTrue();
        String task = fake.tasks().get(1).id();
        try {
            Files.createDirectory(Path.of(out(name + "." + task + ".part")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        fake.release();
    }

    @Test
    void batch_whenAWaitRunsOut_exits6AndGoesOnNextTime(FakeDashScope fake) throws IOException {
        fake.nextTask(TaskScript.timed(Duration.ZERO, Duration.ofHours(1)));

        Cli.Ran ran = run(fake, List.of("--await", "9s"), job("a"));
        fake.clock().advance(Duration.ofHours(1));
        Cli.Ran again = run(fake, job("a"));

        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(6);
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(fake.count(RequestKind.CREATE)).isOne();
    }

    @Test
    void batch_whenAnotherFileHasTheName_leavesItAndSendsNothingForThatJob(FakeDashScope fake) throws IOException {
        Files.createDirectories(folder.resolve("results"));
        Files.writeString(Path.of(out("a.mp4")), "mine");

        Cli.Ran ran = run(fake, job("a"), job("b"));

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).contains("a: error: ", "exists already", "another out");
        assertThat(Path.of(out("a.mp4"))).hasContent("mine");
        assertThat(fake.count(RequestKind.CREATE)).isOne();
    }

    @Test
    void batch_withJson_tellsEachJobByItsKeyAndACountAtTheEnd(FakeDashScope fake) throws IOException {
        fake.inject(RequestKind.CREATE, Fault.error(400, "InvalidParameter", "no"));

        Cli.Ran ran = run(fake, List.of("--json"), job("a"), job("b"));

        String task = fake.tasks().get(0).id();
        assertThat(ran.events())
                .anySatisfy(event -> assertThat(event)
                        .containsEntry("event", "job")
                        .containsEntry("job_key", "a")
                        .containsEntry("outcome", "failed")
                        .containsEntry("code", "InvalidParameter"));
        assertThat(ran.events())
                .anySatisfy(event -> assertThat(event)
                        .containsEntry("event", "submitted")
                        .containsEntry("job_key", "b")
                        .containsEntry("task_id", task));
        assertThat(ran.events())
                .anySatisfy(event -> assertThat(event)
                        .containsEntry("event", "job")
                        .containsEntry("job_key", "b")
                        .containsEntry("outcome", "done")
                        .containsEntry("file", out("b.mp4")));
        assertThat(ran.lastEvent())
                .containsEntry("event", "error")
                .containsEntry("done", 1)
                .containsEntry("failed", 1)
                .containsEntry("uncertain", 0)
                .containsEntry("open", 0);
    }

    @Test
    void batch_withManyJobs_hasNeverMoreUnderWayThanAllowed(FakeDashScope fake) throws IOException {
        fake.everyTask(TaskScript.statuses("SUCCEEDED"));
        fake.inject(RequestKind.CREATE, Fault.late()).forever();
        List<String> jobs = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            jobs.add(job("job " + i));
        }
        CompletableFuture<Integer> sentMeanwhile = CompletableFuture.supplyAsync(() -> {
            assertThat(fake.awaitHeld(3, PackedProgram.SOON)).isTrue();
            int sent = fake.count(RequestKind.CREATE);
            fake.clearFaults();
            fake.release();
            return sent;
        });

        Cli.Ran ran = run(fake, List.of("--concurrency", "3"), jobs.toArray(new String[0]));

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(sentMeanwhile.join()).isEqualTo(3);
        assertThat(fake.tasks()).hasSize(8);
    }

    @Test
    void batch_simulated_leavesTheUsersStoreAlone(FakeDashScope fake) throws IOException {
        Cli.Ran ran = run(fake, List.of("--simulate", "--await", "1s"), job("a"));

        assertThat(ran.err()).contains("a: queued as task ", "Simulated");
        assertThat(fake.requests()).isEmpty();
        assertThat(folder.resolve("state")).doesNotExist();
    }

    @Test
    void batch_whenDone_leavesEveryJobArchivedInTheStore(FakeDashScope fake) throws IOException {
        run(fake, List.of("--store", folder.resolve("mine").toString()), job("a"), job("b"));

        assertThat(stores.kept(folder.resolve("mine")))
                .hasSize(2)
                .allSatisfy(job -> assertThat(job.phase()).isEqualTo(JobPhase.ARCHIVED));
    }

    private static String another(String key) {
        return job(key).replace("'prompt':'", "'prompt':'another ");
    }

    public static String job(String key) {
        return "{'key':'" + key + "','video':'https://example.com/clip.mp4','prompt':'" + key + "'}";
    }

    private String out(String name) {
        return folder.resolve("results").resolve(name).toString();
    }

    private Cli.Ran run(FakeDashScope fake, String... lines) throws IOException {
        return run(fake, List.of(), lines);
    }

    private Cli.Ran run(FakeDashScope fake, List<String> more, String... lines) throws IOException {
        return run(new Cli(fake, folder, stores), more, lines);
    }

    private Cli.Ran run(Cli cli, List<String> more, String... lines) throws IOException {
        Path file = folder.resolve("jobs.jsonl");
        Files.writeString(file, String.join("\n", lines).replace('\'', '"') + "\n");
        List<String> args = new ArrayList<>(List.of("batch", file.toString(), "--out", out("")));
        if (!more.contains("--concurrency")) {
            args.addAll(List.of("--concurrency", "1"));
        }
        args.addAll(more);
        return cli.run(args.toArray(new String[0]));
    }
}

package dev.wanedit.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.VideoEditClient;
import dev.wanedit.cli.Cli;
import dev.wanedit.job.EditJob;
import dev.wanedit.settings.Polling;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.FakeProxy;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.Recording;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.service.TaskScript;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The run against the real service, played by a fake. */
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class DoctorLiveTest {

    @TempDir
    private Path folder;

    /** By queries, since the fake's clock stands still. */
    @BeforeEach
    void endTasks(FakeDashScope fake) {
        fake.everyTask(TaskScript.statuses("PENDING", "RUNNING", "SUCCEEDED"));
    }

    @Test
    void live_whenTheServiceBehavesAsAssumed_saysSoAndRecordsIt(FakeDashScope fake) throws Exception {
        playsWell(fake);

        Cli.Ran ran = live(fake, "--max-cost", "8", "--yes", "--json");

        assertThat(ran.exitCode()).as(ran.err() + ran.out()).isZero();
        assertThat(ran.err())
                .contains("It will cost 2.40 CNY, by the price table.", "All of it costs at most 7.20 CNY.");
        assertThat(outcomes(ran))
                .containsEntry("CANCEL", "HOLDS")
                .containsEntry("LATE_FAULT", "HOLDS")
                .containsEntry("RANGE", "HOLDS")
                .containsEntry("BILLED_SECONDS", "HOLDS")
                .containsEntry("TIME_ZONE", "HOLDS")
                .containsEntry("LIST_SPAN", "HOLDS")
                .containsEntry("EVENTS", "NOT_DECIDED")
                .doesNotContainValue("DOES_NOT_HOLD");
        assertThat(fake.tasks()).hasSize(3);
        assertThat(folder.resolve("run/report.md")).content().contains("| holds |", "It needs an EventBridge");
    }

    @Test
    void live_whenItRecords_keepsNoSecret(FakeDashScope fake) throws Exception {
        playsWell(fake);

        Cli.Ran ran = live(fake, "--max-cost", "8", "--yes");

        assertThat(ran.exitCode()).as(ran.err() + ran.out()).isZero();
        String recording = Files.readString(folder.resolve("run/recording.jsonl"));
        assertThat(recording)
                .contains("task-1", "task-3", "\"kind\":\"UPLOAD_POLICY\"", Recording.RESULT_URL)
                .doesNotContain(fake.apiKey(), "Signature=", "1000000000000001", "dashscope-instant", "watercolour");
        fake.tasks().forEach(task -> assertThat(recording).doesNotContain(task.id()));
    }

    @Test
    void live_whenItsRecordingIsReplayed_aClientSeesTheSameTask(FakeDashScope fake) throws Exception {
        playsWell(fake);
        live(fake, "--max-cost", "8", "--yes");

        try (FakeDashScope replaying = FakeDashScope.builder().testClock().start();
                VideoEditClient client = VideoEditClient.builder()
                        .transport("jdk")
                        .apiKey(replaying.apiKey())
                        .baseUrl(replaying.baseUrl())
                        .polling(new Polling(Duration.ZERO, Duration.ofMillis(1)))
                        .build()) {
            Recording recording = Recording.read(folder.resolve("run/recording.jsonl"));
            assertThat(recording.replay(replaying)).isEqualTo(3);

            assertThat(client.status(submitted(client).taskId()).status()).isEqualTo(TaskStatus.FAILED);
            assertThat(client.status(submitted(client).taskId()).status()).isEqualTo(TaskStatus.CANCELED);
            TaskSnapshot edited = client.await(submitted(client).taskId());
            assertThat(edited.prompt()).isEqualTo("***");
            assertThat(client.download(edited.taskId(), folder).file()).hasBinaryContent(FakeDashScope.clip());
        }
    }

    @Test
    void live_whenTheServiceBehavesOtherwise_exits1AndNamesTheAssumption(FakeDashScope fake) {
        fake.everyTask(TaskScript.statuses("RUNNING", "PAUSED", "SUCCEEDED"));

        Cli.Ran ran = live(fake, "--max-cost", "8", "--yes", "--json");

        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(1);
        assertThat(outcomes(ran)).containsEntry("STATUS_TEXTS", "DOES_NOT_HOLD").containsEntry("CANCEL", "NOT_DECIDED");
    }

    @Test
    void live_whenItWouldCostMore_sendsNothing(FakeDashScope fake) {
        Cli.Ran ran = live(fake, "--max-cost", "2", "--yes");

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("--max-cost", "2.40 CNY");
        assertThat(fake.count(RequestKind.CREATE)).isZero();
        assertThat(folder.resolve("run")).doesNotExist();
    }

    @Test
    void live_whenOnlyOneJobIsWithinTheLimit_createsNoOther(FakeDashScope fake) {
        fake.nextTask(TaskScript.statuses("PENDING", "SUCCEEDED"));

        Cli.Ran ran = live(fake, "--max-cost", "3", "--yes", "--json");

        assertThat(outcomes(ran))
                .containsEntry("CANCEL", "NOT_DECIDED")
                .containsEntry("LATE_FAULT", "NOT_DECIDED")
                .containsEntry("UPLOAD", "HOLDS");
        assertThat(fake.count(RequestKind.CREATE)).isEqualTo(1);
    }

    @Test
    void live_whenThreeJobsMayExceedTheLimit_createsTwo(FakeDashScope fake) {
        Cli.Ran ran = live(fake, "--max-cost", "5", "--yes", "--json");

        assertThat(ran.err()).contains("All of it costs at most 4.80 CNY.");
        assertThat(outcomes(ran)).containsEntry("LATE_FAULT", "NOT_DECIDED").containsEntry("CANCEL", "HOLDS");
        assertThat(fake.count(RequestKind.CREATE)).isEqualTo(2);
    }

    @Test
    void live_whenTheCancelIsRefused_namesTheTaskThatContinues(FakeDashScope fake) {
        fake.inject(RequestKind.CANCEL, Fault.error(429, "Throttling", "Too many requests."));

        Cli.Ran ran = live(fake, "--max-cost", "5", "--yes", "--header", "X-Team: blue");

        String left = fake.tasks().get(0).id();
        assertThat(ran.err()).contains("Cancel it with: wanedit cancel " + left, "--header 'X-Team: ***'");
        assertThat(folder.resolve("run/report.md")).content().contains("- Task " + left + ", to be canceled");
    }

    @Test
    void live_whenTheAccountHasOtherTasks_recordsNoneOfThem(FakeDashScope fake) throws Exception {
        try (VideoEditClient client = VideoEditClient.builder()
                .transport("jdk")
                .apiKey(fake.apiKey())
                .baseUrl(fake.baseUrl())
                .build()) {
            submitted(client);
        }

        live(fake, "--max-cost", "3", "--yes");

        assertThat(fake.tasks()).hasSize(2);
        assertThat(Files.readString(folder.resolve("run/recording.jsonl")))
                .contains("\"kind\":\"LIST\"", "task-1")
                .doesNotContain("task-2", fake.tasks().get(0).id());
    }

    @Test
    void live_whenAProxyLeadsToTheService_sendsEachCreateThroughItOnce(FakeDashScope fake) {
        try (FakeProxy proxy = FakeProxy.start().requiring("user", "TOPSECRET")) {
            String url = proxy.url("user", "TOPSECRET").toString();

            Cli.Ran ran = live(fake, "--max-cost", "5", "--yes", "--proxy", url);

            assertThat(ran.exitCode()).as(ran.err()).isZero();
            assertThat(proxy.heads())
                    .filteredOn(head -> head.contains("video-synthesis"))
                    .hasSize(2);
            assertThat(fake.count(RequestKind.CREATE)).isEqualTo(2);
            assertThat(ran.out() + ran.err()).doesNotContain("TOPSECRET");
        }
    }

    @Test
    void live_whenTheBrokenJobIsBilled_saysThatItIsNotFree(FakeDashScope fake) {
        assertThat(outcomes(liveWithFailure(fake, "InvalidURL", "{\"duration\":4}")))
                .containsEntry("LATE_FAULT", "DOES_NOT_HOLD");
    }

    @Test
    void live_whenTheBrokenJobFailsForAnotherReason_decidesNothing(FakeDashScope fake) {
        assertThat(outcomes(liveWithFailure(fake, "InternalError", "null"))).containsEntry("LATE_FAULT", "NOT_DECIDED");
    }

    @Test
    void live_whenTheBrokenCreateIsDenied_decidesNothing(FakeDashScope fake) {
        fake.inject(RequestKind.CREATE, Fault.error(403, "AccessDenied", "No.")).times(1);

        Cli.Ran ran = live(fake, "--max-cost", "8", "--yes", "--json");

        assertThat(outcomes(ran)).containsEntry("LATE_FAULT", "NOT_DECIDED");
    }

    @Test
    void live_whenTheUploadedFileCannotBeRead_saysSo(FakeDashScope fake) throws Exception {
        fake.everyTask(TaskScript.statuses("FAILED").failing("InvalidURL", "No [file](http://x) at `a`"));

        Cli.Ran ran = live(fake, "--max-cost", "3", "--yes", "--json");

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(outcomes(ran)).containsEntry("UPLOAD", "DOES_NOT_HOLD");
        assertThat(folder.resolve("run/report.md")).content().contains("No \\[file\\](http://x) at \\`a\\`");
    }

    @Test
    void live_whenTheDiagnosisIsWell_showsItBeforeTheCost(FakeDashScope fake) {
        Cli.Ran ran = live(fake, "--max-cost", "3", "--yes", "--json");

        assertThat(ran.err().indexOf("KEY        WELL"))
                .isNotNegative()
                .isLessThan(ran.err().indexOf("It will cost"));
        assertThat(ran.lastEvent()).containsKeys("checks", "assumptions", "tasks");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--max-cost 5", "--yes", "--video clip.mp4", "--out run"})
    void doctor_whenAnOptionOfLiveStandsAlone_refusesIt(String options, FakeDashScope fake) {
        String[] args = ("doctor " + options).split(" ");

        Cli.Ran ran = new Cli(fake, folder).run(args);

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains(args[1] + " belongs to --live");
        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void live_withoutALimit_sendsNothing(FakeDashScope fake) {
        Cli.Ran ran = live(fake, "--yes");

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("no limit was given", "--max-cost 8");
        assertThat(fake.count(RequestKind.CREATE)).isZero();
    }

    @Test
    void live_whenAFaultIsFound_spendsNothing(FakeDashScope fake) {
        fake.inject(RequestKind.LIST, Fault.error(401, "InvalidApiKey", "Invalid API-key provided."));

        Cli.Ran ran = live(fake, "--max-cost", "8", "--yes");

        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(fake.count(RequestKind.CREATE)).isZero();
    }

    /** The first query, which is about the broken job, has this answer. */
    private Cli.Ran liveWithFailure(FakeDashScope fake, String code, String usage) {
        fake.inject(
                RequestKind.QUERY,
                Fault.answer(200)
                        .header("Content-Type", "application/json")
                        .body("{\"output\":{\"task_status\":\"FAILED\",\"code\":\"" + code
                                + "\",\"message\":\"No.\"},\"usage\":" + usage + "}"));
        return live(fake, "--max-cost", "8", "--yes", "--json");
    }

    private Cli.Ran live(FakeDashScope fake, String... more) {
        String[] args = new String[more.length + 4];
        args[0] = "doctor";
        args[1] = "--live";
        args[2] = "--out";
        args[3] = folder.resolve("run").toString();
        System.arraycopy(more, 0, args, 4, more.length);
        return new Cli(fake, folder).run(args);
    }

    private static void playsWell(FakeDashScope fake) {
        fake.nextTask(TaskScript.statuses("FAILED").failing("InvalidParameter", "Failed to download the clip"));
        fake.nextTask(TaskScript.standard());
        fake.nextTask(TaskScript.statuses("PENDING", "RUNNING", "SUCCEEDED"));
    }

    private static TaskSnapshot submitted(VideoEditClient client) {
        return client.submit(EditJob.builder()
                        .video(URI.create("https://example.com/clip.mp4"))
                        .build())
                .task();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> outcomes(Cli.Ran ran) {
        return ((List<Map<String, String>>)
                        Objects.requireNonNull(ran.lastEvent().get("assumptions")))
                .stream().collect(Collectors.toMap(found -> found.get("assumption"), found -> found.get("outcome")));
    }
}

package dev.wanedit.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wanedit.error.InvalidJobException;
import dev.wanedit.fleet.job.CancelAnswer;
import dev.wanedit.fleet.job.FleetJob;
import dev.wanedit.fleet.job.PhaseChange;
import dev.wanedit.fleet.result.SharedFolder;
import dev.wanedit.job.EditJob;
import dev.wanedit.record.JobPhase;
import dev.wanedit.settings.RateLimits;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RecordedRequest;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testserver.PostgresServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an application asks of a fleet, on one PostgreSQL. */
class FleetTest {

    @TempDir
    Path folder;

    private TestFleet fleet;

    @BeforeEach
    void start() {
        fleet = TestFleet.over(
                        PostgresServer.source(PostgresServer.shared().freshSchema()),
                        "postgresql",
                        TestFleet.quickService(),
                        folder.resolve("results"))
                .asking();
    }

    @AfterEach
    void stop() {
        fleet.close();
    }

    @Test
    void submit_whenTheNodeIsNeverStarted_storesTheDocumentAndSendsNothing() throws SQLException {
        FleetClient node = fleet.takes("web", settings -> settings);
        JobKey key = new JobKey("order");

        FleetJob job = node.submit(key, TestFleet.job("a"), 7);

        assertThat(job.phase()).isEqualTo(JobPhase.READY);
        assertThat(job.priority()).isEqualTo(7);
        assertThat(column("SELECT document FROM wanedit_fleet_job").get(0)).contains("media.example.com/a.mp4");
        assertThat(node.outbox(10)).extracting(PhaseChange::phase).containsExactly(JobPhase.READY);
        assertThat(fleet.fake().count(RequestKind.ANY)).isZero();
    }

    @Test
    void submit_whenItIsRepeated_isTheSameJob() throws Exception {
        FleetClient node = fleet.node("one");
        JobKey key = new JobKey("order");

        FleetJob first = node.submit(key, TestFleet.job("a"));
        List<JobPhase> unused = fleet.awaitEnd(key);
        FleetJob again = node.submit(key, TestFleet.job("a"));

        assertThat(first.key()).isEqualTo(again.key());
        assertThat(again.phase()).isEqualTo(JobPhase.ARCHIVED);
        assertThatExceptionOfType(InvalidJobException.class)
                .isThrownBy(() -> node.submit(key, TestFleet.job("b")))
                .withMessageContaining("different job");
        assertThat(fleet.fake().count(RequestKind.CREATE)).isOne();
    }

    @Test
    void submit_whenFilesAreLocal_uploadsThemFirstAndKeepsNoPath() throws Exception {
        FleetClient web = fleet.takes("web", settings -> settings);
        Path clip = Files.write(folder.resolve("private-clip.mp4"), FakeDashScope.clip());
        EditJob job = EditJob.builder().video(clip).prompt("Snow").build();
        JobKey key = new JobKey("order");

        FleetJob unused = web.submit(key, job);

        assertThat(column("SELECT document FROM wanedit_fleet_job").get(0))
                .contains("oss://")
                .doesNotContain(folder.toString(), fleet.fake().apiKey());
        Files.delete(clip);
        FleetClient worker = fleet.node("worker");
        assertThat(fleet.awaitEnd(key)).endsWith(JobPhase.ARCHIVED);
        assertThat(worker.find(key).orElseThrow().result()).isNotNull();
    }

    @Test
    void end_whenAJobHasEnded_leavesNoDocumentAndNoUrl() throws Exception {
        FleetClient node = fleet.node("one");
        JobKey key = new JobKey("order");

        FleetJob unused = node.submit(key, TestFleet.job("a"));
        List<JobPhase> phases = fleet.awaitEnd(key);

        assertThat(phases).endsWith(JobPhase.ARCHIVED);
        assertThat(column("SELECT COALESCE(document, result_url, 'none') FROM wanedit_fleet_job"))
                .containsExactly("none");
        try (var left = Files.list(folder.resolve("results/.wanedit"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void cancel_whenTheJobWasNotSent_sendsItNever() throws Exception {
        FleetClient web = fleet.takes("web", settings -> settings);
        JobKey canceled = new JobKey("canceled");
        JobKey other = new JobKey("other");
        FleetJob unused = web.submit(canceled, TestFleet.job("a"));
        unused = web.submit(other, TestFleet.job("b"));

        assertThat(web.cancel(canceled)).isEqualTo(CancelAnswer.CANCELED);

        FleetClient worker = fleet.node("worker");
        assertThat(fleet.awaitEnd(other)).endsWith(JobPhase.ARCHIVED);
        assertThat(fleet.awaitEnd(canceled)).containsExactly(JobPhase.READY, JobPhase.CANCELED);
        assertThat(fleet.fake().count(RequestKind.CREATE)).isOne();
        assertThat(worker.cancel(canceled)).isEqualTo(CancelAnswer.ALREADY_ENDED);
        assertThat(worker.cancel(new JobKey("unknown"))).isEqualTo(CancelAnswer.NOT_FOUND);
    }

    @Test
    void cancel_whenTheTaskIsQueuedOrRuns_isAnsweredByTheDriverForAnyNode() throws Exception {
        fleet.fake().taskTimes(Duration.ofMinutes(5), Duration.ofSeconds(1));
        FleetClient worker = fleet.node("worker");
        FleetClient web = fleet.takes("web", settings -> settings);
        JobKey key = new JobKey("order");
        FleetJob unused = web.submit(key, TestFleet.job("a"));
        assertThat(fleet.fake().awaitRequests(RequestKind.CREATE, 1, TestFleet.PATIENCE))
                .isTrue();

        assertThat(web.cancel(key, TestFleet.PATIENCE)).isEqualTo(CancelAnswer.CANCELED);

        assertThat(fleet.awaitEnd(key)).endsWith(JobPhase.CANCELED);
        assertThat(worker.drives()).isTrue();
    }

    @Test
    void cancel_whenTheTaskRuns_isTooLate() throws Exception {
        fleet.fake().taskTimes(Duration.ofMillis(10), Duration.ofMinutes(5));
        FleetClient worker = fleet.node("worker");
        JobKey key = new JobKey("order");
        FleetJob unused = worker.submit(key, TestFleet.job("a"));
        fleet.awaitPhase(worker, key, JobPhase.RUNNING);

        assertThat(worker.cancel(key, TestFleet.PATIENCE)).isEqualTo(CancelAnswer.TOO_LATE);

        assertThat(worker.find(key).orElseThrow().phase()).isEqualTo(JobPhase.RUNNING);
    }

    @Test
    void release_whenTheJobIsOfAnotherAccount_isRefused() {
        FleetClient one = fleet.takes("one", settings -> settings.account("one"));
        FleetClient other = fleet.takes("other", settings -> settings.account("other"));
        JobKey key = new JobKey("order");
        FleetJob unused = one.submit(key, TestFleet.job("a"));

        assertThatExceptionOfType(InvalidJobException.class)
                .isThrownBy(() -> other.release(key))
                .withMessageContaining("not a job of this fleet");
        assertThatExceptionOfType(InvalidJobException.class)
                .isThrownBy(() -> other.assign(key, new TaskId("3b1c7a52-5f0e-4c1b-9a43-0d9f5a4e6c11")))
                .withMessageContaining("not a job of this fleet");
    }

    @Test
    void waiting_whenPrioritiesDiffer_isSentInTheirOrder() throws Exception {
        FleetClient web = fleet.takes("web", settings -> settings);
        List<JobKey> keys = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            JobKey key = new JobKey("order " + i);
            keys.add(key);
            FleetJob unused = web.submit(key, TestFleet.job("p" + i), i);
        }

        // One a second: on a busy machine, two that start soon after each other can change places on their way.
        FleetClient worker = fleet.node("worker", settings -> settings.rateLimits(new RateLimits(1, 20, 20, 20)));
        for (JobKey key : keys) {
            assertThat(fleet.awaitEnd(key)).endsWith(JobPhase.ARCHIVED);
        }

        assertThat(fleet.fake().requests(RequestKind.CREATE))
                .extracting(FleetTest::prompt)
                .containsExactly("p3", "p2", "p1", "p0");
        assertThat(worker.drives()).isTrue();
    }

    @Test
    void pause_whenTheApplicationPausesSubmits_sendsNothingUntilItResumes() throws Exception {
        fleet.fake().taskTimes(Duration.ofMinutes(5), Duration.ofSeconds(1));
        FleetClient one = fleet.node("one");
        FleetClient two = fleet.node("two");
        JobKey sent = new JobKey("sent");
        JobKey also = new JobKey("also");
        FleetJob unused = one.submit(sent, TestFleet.job("b"));
        unused = one.submit(also, TestFleet.job("c"));
        fleet.awaitPhase(one, sent, JobPhase.PENDING);
        fleet.awaitPhase(one, also, JobPhase.PENDING);
        one.pauseSubmits("maintenance");
        assertThat(two.account().paused()).isTrue();
        assertThat(two.account().reason()).isEqualTo("maintenance");
        JobKey key = new JobKey("order");
        // The driver answers a cancel, so it has seen the pause; and later, it has looked for work since.
        assertThat(two.cancel(sent, TestFleet.PATIENCE)).isEqualTo(CancelAnswer.CANCELED);
        unused = one.submit(key, TestFleet.job("a"));
        assertThat(two.cancel(also, TestFleet.PATIENCE)).isEqualTo(CancelAnswer.CANCELED);
        assertThat(fleet.fake().count(RequestKind.CREATE)).isEqualTo(2);

        two.resumeSubmits();

        fleet.awaitPhase(one, key, JobPhase.PENDING);
        assertThat(fleet.fake().count(RequestKind.CREATE)).isEqualTo(3);
        assertThat(one.account().paused()).isFalse();
    }

    @Test
    void breaker_whenTheKeyIsRefused_pausesAllNodesAndRefusesNoJob() throws Exception {
        fleet.fake().acceptApiKeys("sk-another-1f6e0c8d");
        FleetClient one = fleet.node("one");
        FleetClient two = fleet.node("two");
        List<JobKey> keys = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            keys.add(new JobKey("order " + i));
            FleetJob unused = one.submit(keys.get(i), TestFleet.job("k" + i));
        }
        assertThat(fleet.awaitPaused(two)).isTrue();
        assertThat(two.account().reason()).startsWith("AuthenticationException");
        assertThat(keys)
                .allSatisfy(
                        key -> assertThat(one.find(key).orElseThrow().ended()).isFalse());

        fleet.fake().acceptApiKeys(fleet.key());
        two.resumeSubmits();

        for (JobKey key : keys) {
            assertThat(fleet.awaitEnd(key)).endsWith(JobPhase.ARCHIVED);
        }
        assertThat(fleet.fake().tasks()).hasSize(keys.size());
    }

    /** The answer of a gateway or a filter: it may have come after the task was created. */
    @Test
    void breaker_whenSomethingInBetweenDeniesEachCreate_pausesAllNodes() throws Exception {
        for (int i = 0; i < 30; i++) {
            var unused = fleet.fake().inject(RequestKind.CREATE, Fault.html(403));
        }
        FleetClient one = fleet.node("one");
        for (int i = 0; i < 10; i++) {
            FleetJob unused = one.submit(new JobKey("order " + i), TestFleet.job("k" + i));
        }

        assertThat(fleet.awaitPaused(one)).isTrue();
        assertThat(one.account().reason()).startsWith("PermissionException");
        assertThat(fleet.fake().count(RequestKind.CREATE)).isLessThan(10);
    }

    @Test
    void download_whenTheUrlIsRefused_isAskedForAgainByTheDriver() throws Exception {
        var unused = fleet.fake().inject(RequestKind.RESULT, Fault.error(403, "AccessDenied", "expired"));
        FleetClient node = fleet.node("one");
        JobKey key = new JobKey("order");
        FleetJob taken = node.submit(key, TestFleet.job("a"));

        assertThat(fleet.awaitEnd(key)).endsWith(JobPhase.SUCCEEDED, JobPhase.ARCHIVED);
        assertThat(fleet.file(taken.key())).hasBinaryContent(FakeDashScope.clip());
    }

    @Test
    void download_whenAnAttemptFails_leavesNoFileOfIt() throws Exception {
        var unused = fleet.fake().inject(RequestKind.RESULT, Fault.error(404, "NoSuchKey", "not yet"));
        FleetClient node = fleet.node("one");
        JobKey key = new JobKey("order");
        FleetJob taken = node.submit(key, TestFleet.job("a"));

        assertThat(fleet.awaitEnd(taken.key())).endsWith(JobPhase.SUCCEEDED, JobPhase.ARCHIVED);

        try (var left = Files.list(folder.resolve("results/.wanedit"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void tidy_whenAKilledNodeLeftFiles_deletesTheOldOnes() throws Exception {
        SharedFolder results = SharedFolder.at(folder);
        Instant now = Instant.parse("2026-04-03T00:00:00Z");
        Path old = Files.write(results.workFolder().resolve("old.mp4.part"), new byte[1]);
        Path fresh = Files.write(results.workFolder().resolve("fresh.mp4.part"), new byte[1]);
        Path unused = Files.setLastModifiedTime(old, FileTime.from(now.minusSeconds(1)));
        unused = Files.setLastModifiedTime(fresh, FileTime.from(now));

        results.tidy(now);

        assertThat(old).doesNotExist();
        assertThat(fresh).exists();
    }

    @Test
    void job_whenItsTaskFails_endsWithItsReason() throws Exception {
        fleet.fake().nextTask(TestFleet.failing());
        FleetClient node = fleet.node("one");
        JobKey key = new JobKey("order");
        FleetJob unused = node.submit(key, TestFleet.job("a"));

        assertThat(fleet.awaitEnd(key)).endsWith(JobPhase.FAILED);
        assertThat(node.find(key).orElseThrow().record().failure()).isNotNull();
    }

    private static String prompt(RecordedRequest request) {
        String body = new String(request.body(), StandardCharsets.UTF_8);
        return body.replaceAll("(?s).*make it snow: ([a-z0-9]+).*", "$1");
    }

    private List<String> column(String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = fleet.source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}

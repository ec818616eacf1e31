package dev.wanedit.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wanedit.error.StorageException;
import dev.wanedit.fleet.job.FleetJob;
import dev.wanedit.fleet.job.PhaseChange;
import dev.wanedit.fleet.result.FleetSink;
import dev.wanedit.fleet.result.SharedFolder;
import dev.wanedit.record.JobPhase;
import dev.wanedit.task.JobKey;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testserver.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a fleet does when its PostgreSQL refuses a change, loses a row, or has one that cannot be read. */
class FleetFaultsTest {

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
    void job_whenItsSuccessCannotBeRecordedAtFirst_endsAllTheSame() throws Exception {
        FleetClient web = fleet.takes("web", settings -> settings);
        refuseAtFirst(JobPhase.SUCCEEDED, 1);
        JobKey key = new JobKey("order");
        FleetJob unused = web.submit(key, TestFleet.job("a"));

        FleetClient worker = fleet.node("worker");

        assertThat(fleet.awaitEnd(key)).endsWith(JobPhase.SUCCEEDED, JobPhase.ARCHIVED);
        assertThat(worker.find(key).orElseThrow().result()).isNotNull();
        assertThat(fleet.fake().count(RequestKind.CREATE)).isOne();
    }

    /** The client gives up after some seconds; the driver knows the task of the answer, so it needs no list. */
    @Test
    void job_whenTheTaskOfItsAnswerCannotBeRecordedForLong_isRecordedByTheDriverLater() throws Exception {
        FleetClient worker = fleet.node("worker");
        refuseAtFirst(JobPhase.PENDING, 6);
        JobKey key = new JobKey("order");
        FleetJob unused = worker.submit(key, TestFleet.job("a"));

        assertThat(fleet.awaitEnd(key))
                .containsExactly(
                        JobPhase.READY, JobPhase.SUBMITTING, JobPhase.PENDING, JobPhase.SUCCEEDED, JobPhase.ARCHIVED);
        assertThat(fleet.fake().count(RequestKind.CREATE)).isOne();
    }

    /** The key is asked for when the guard has let the request through, and before the connection is opened. */
    @Test
    void driver_whenItSleepsBetweenTheGuardAndTheBody_sendsNoWholeRequest() throws Exception {
        JobKey key = new JobKey("order");
        AtomicBoolean awake = new AtomicBoolean(true);
        AtomicReference<Duration> jump = new AtomicReference<>(Duration.ZERO);
        FleetClient web = fleet.takes("web", settings -> settings);
        FleetJob unused = web.submit(key, TestFleet.job("a"));
        Supplier<String> sleepy = () -> {
            if (web.find(key).orElseThrow().phase() == JobPhase.SUBMITTING && awake.getAndSet(false)) {
                jump.set(Duration.ofHours(1));
            }
            return fleet.key();
        };
        FleetClientBuilder settings = FleetClient.builder(
                        fleet.source(),
                        () -> TestFleet.client(fleet.fake().baseUrl(), "").apiKey(sleepy),
                        SharedFolder.at(folder.resolve("results")))
                .heartbeat(Duration.ofSeconds(2))
                .pollInterval(Duration.ofMillis(100))
                .clock(() -> Instant.now().plus(jump.getAndSet(Duration.ZERO)));
        try (FleetClient driver = settings.build()) {
            driver.start();

            fleet.awaitArchived(web, List.of(key));
        }

        assertThat(web.outbox(20))
                .extracting(PhaseChange::phase)
                .startsWith(JobPhase.READY, JobPhase.SUBMITTING, JobPhase.READY, JobPhase.SUBMITTING, JobPhase.PENDING);
        assertThat(fleet.fake().tasks()).hasSize(1);
    }

    @Test
    void download_whenItsExecutionIsLost_isScheduledAgainByTheNextDriver() throws Exception {
        FleetClient web = fleet.takes("web", settings -> settings);
        JobKey key = new JobKey("order");
        FleetJob unused = web.submit(key, TestFleet.job("a"));
        try (FleetClient first = fleet.without("first")) {
            first.start();
            fleet.awaitPhase(web, key, JobPhase.SUCCEEDED);
        }
        execute("DELETE FROM scheduled_tasks WHERE task_name LIKE 'wanedit-download%'");

        FleetClient second = fleet.node("second");

        assertThat(fleet.awaitEnd(key)).endsWith(JobPhase.ARCHIVED);
        assertThat(second.find(key).orElseThrow().result()).isNotNull();
    }

    @Test
    void driver_whenARecordWithAWantedCancelCannotBeRead_sendsTheOthers() throws Exception {
        FleetClient web = fleet.takes("web", settings -> settings);
        FleetJob unused = web.submit(new JobKey("broken"), TestFleet.job("a"));
        execute("UPDATE wanedit_job SET snapshot = 'damaged'");
        execute("UPDATE wanedit_fleet_job SET stage = 'DOWNLOAD', cancel_wanted = TRUE");
        JobKey key = new JobKey("order");
        unused = web.submit(key, TestFleet.job("b"));

        FleetClient worker = fleet.node("worker");

        assertThat(fleet.awaitEnd(key)).endsWith(JobPhase.ARCHIVED);
        assertThat(worker.drives()).isTrue();
    }

    /** An older node drives during an upgrade: it cannot send the job, but its task is paid for. */
    @Test
    void driver_whenTheDocumentOfASentJobIsOfANewerFormat_followsItsTask() throws Exception {
        fleet.fake().taskTimes(Duration.ofSeconds(1), Duration.ofSeconds(3));
        FleetClient web = fleet.takes("web", settings -> settings);
        JobKey key = new JobKey("newer");
        FleetJob unused = web.submit(key, TestFleet.job("a"));
        try (FleetClient first = fleet.without("first")) {
            first.start();
            fleet.awaitPhase(web, key, JobPhase.PENDING);
            execute("UPDATE wanedit_fleet_job SET format = 99, document = '{\"later\": true}'");
        }

        FleetClient older = fleet.node("older");

        assertThat(fleet.awaitEnd(key)).endsWith(JobPhase.SUCCEEDED, JobPhase.ARCHIVED);
        assertThat(older.find(key).orElseThrow().result()).isNotNull();
        assertThat(fleet.fake().count(RequestKind.CREATE)).isOne();
    }

    @Test
    void driver_whenMoreDownloadsHangThanANodeHasThreads_isTakenOverAllTheSame() throws Exception {
        CountDownLatch hangs = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        FleetSink hanging = (key, video) -> {
            hangs.countDown();
            released.await();
            throw new IOException("released");
        };
        FleetClient web = fleet.takes("web", settings -> settings);
        FleetClient first = fleet.without("first");
        try (FleetClient busy = fleet.storing("busy", hanging)) {
            first.start();
            for (int i = 0; i < 5; i++) {
                FleetJob unused = web.submit(new JobKey("order-" + i), TestFleet.job("a" + i));
            }
            for (int i = 0; i < 5; i++) {
                fleet.awaitPhase(web, new JobKey("order-" + i), JobPhase.SUCCEEDED);
            }
            busy.start();
            assertThat(hangs.await(TestFleet.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();

            first.close();

            try {
                assertThat(fleet.awaitDriver(List.of(busy))).isSameAs(busy);
            } finally {
                released.countDown();
            }
        }
    }

    /** Otherwise the driver's thread would wait for ever, while its heartbeats keep the other nodes away. */
    @Test
    @Timeout(30)
    void statement_whenTheDatabaseDoesNotAnswerIt_endsInTime() throws Exception {
        FleetClient node = fleet.takes("one", settings -> settings);
        JobKey key = new JobKey("order");
        FleetJob unused = node.submit(key, TestFleet.job("a"));
        try (Connection other = fleet.source().getConnection();
                Statement lock = other.createStatement()) {
            other.setAutoCommit(false);
            boolean locked = lock.execute("LOCK TABLE wanedit_fleet_account, wanedit_job IN ACCESS EXCLUSIVE MODE");

            assertThatExceptionOfType(StorageException.class).isThrownBy(node::account);
            assertThatExceptionOfType(StorageException.class).isThrownBy(() -> node.find(key));

            assertThat(locked).isFalse();
            other.rollback();
            other.setAutoCommit(true);
        }
        assertThat(node.find(key)).isPresent();
    }

    /** The outbox's row is written in the transaction of the change, so the change is refused. A sequence counts what is undone. */
    private void refuseAtFirst(JobPhase phase, int times) throws SQLException {
        execute("CREATE SEQUENCE refusals");
        execute("CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.phase = '" + phase
                + "' AND nextval('refusals') <= " + times
                + " THEN RAISE EXCEPTION 'the server stops' USING ERRCODE = '57P01'; END IF; RETURN NEW; END $$");
        execute("CREATE TRIGGER refusing BEFORE INSERT ON wanedit_fleet_outbox FOR EACH ROW EXECUTE FUNCTION refuse()");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = fleet.source().getConnection();
                Statement statement = connection.createStatement()) {
            boolean unused = statement.execute(sql);
        }
    }
}

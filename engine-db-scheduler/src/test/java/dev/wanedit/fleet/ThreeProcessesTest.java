package dev.wanedit.fleet;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.VideoEditClient;
import dev.wanedit.fleet.job.FleetJob;
import dev.wanedit.fleet.result.SharedFolder;
import dev.wanedit.record.JobPhase;
import dev.wanedit.task.JobKey;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.RecordedRequest;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.service.FakeTask;
import dev.wanedit.testkit.service.Quotas;
import dev.wanedit.testserver.Pool;
import dev.wanedit.testserver.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three processes over one real PostgreSQL, and the service with the account's limits. In the middle the driver is killed, the
 * next one is suspended until a third drives, and the database is killed. With {@code -Plong}, this is repeated for 2,000 jobs.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it cannot suspend a process")
class ThreeProcessesTest {

    private static final int JOBS = Integer.getInteger("dev.wanedit.fleet.jobs", 40);
    private static final int JOBS_FOR_A_ROUND = 40;
    private static final Duration STEP = Duration.ofMinutes(2);

    /** Looks at the database, ten a second. */
    private static final int MOST_LOOKS = 1200;

    private static final String DRIVER =
            "SELECT picked_by FROM scheduled_tasks WHERE task_name = 'wanedit-drive:default' AND picked";

    @TempDir
    Path folder;

    private final CountDownLatch never = new CountDownLatch(1);
    private final List<NodeProcess> nodes = new ArrayList<>();
    private int started;

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void nodes_whenTheyAndTheDatabaseAreKilled_sendEachJobOnceAndLoseNone() throws Exception {
        try (PostgresServer server = PostgresServer.startDurable();
                FakeDashScope service = service()) {
            // A suspended node must not keep a row locked.
            String database = server.freshSchema() + "&options=-c%20idle_in_transaction_session_timeout=2000";
            try (Pool pool = Pool.of(PostgresServer.source(database))) {
                TestFleet.createTable(pool.source(), "postgresql");
                run(server, database, pool.source(), service);
            }
        }
    }

    private void run(PostgresServer server, String database, DataSource source, FakeDashScope service)
            throws Exception {
        try (FleetClient taker = taker(source, service)) {
            for (int i = 0; i < 3; i++) {
                start(database, service);
            }
            List<JobKey> keys = take(taker);

            int rounds = Math.max(1, JOBS / JOBS_FOR_A_ROUND / 4);
            for (int round = 0; round < rounds; round++) {
                int begun = JOBS * round / rounds;
                int part = JOBS / rounds;
                awaitCreates(service, begun + part / 5);
                killTheDriver(source, database, service);
                awaitCreates(service, begun + part * 2 / 5);
                suspendTheDriver(source, service);
                awaitCreates(service, begun + part * 3 / 5);
                server.restart();
            }

            awaitEnds(taker, keys);
            assertSentOnce(service, keys);
            assertWhole(taker, keys);
            assertWithin(service, RequestKind.QUERY);
            assertWithin(service, RequestKind.LIST);
            assertShared(taker, keys);
        } finally {
            nodes.forEach(NodeProcess::close);
        }
    }

    private static FakeDashScope service() {
        return FakeDashScope.builder()
                .clock(InstantSource.system())
                .pending(Duration.ofMillis(100))
                .running(Duration.ofMillis(500))
                .quotas(Quotas.published())
                .remembering(1_000_000)
                .start();
    }

    private FleetClient taker(DataSource source, FakeDashScope service) {
        return FleetClient.builder(
                        source,
                        () -> VideoEditClient.builder().apiKey(service.apiKey()).baseUrl(service.baseUrl()),
                        SharedFolder.at(folder))
                .node("taker")
                .build();
    }

    private NodeProcess start(String database, FakeDashScope service) throws Exception {
        NodeProcess node = NodeProcess.start("node-" + ++started, database, service, folder);
        nodes.add(node);
        return node;
    }

    private static List<JobKey> take(FleetClient taker) {
        List<JobKey> keys = new ArrayList<>();
        for (int i = 0; i < JOBS; i++) {
            JobKey key = new JobKey("order-" + i);
            FleetJob unused = taker.submit(key, TestFleet.job(key.value()));
            keys.add(key);
        }
        return keys;
    }

    private void killTheDriver(DataSource source, String database, FakeDashScope service) throws Exception {
        NodeProcess driver = driver(source);
        driver.kill();
        nodes.remove(driver);
        NodeProcess unused = start(database, service);
    }

    /** It wakes up when another node has driven for some time, and must not send what that one has sent. */
    private void suspendTheDriver(DataSource source, FakeDashScope service) throws Exception {
        NodeProcess driver = driver(source);
        driver.suspend();
        try {
            NodeProcess next = driver;
            for (int looks = 0; next == driver && looks < MOST_LOOKS; looks++) {
                pause();
                next = driver(source);
            }
            assertThat(next).as("the node that drives then").isNotSameAs(driver);
            awaitCreates(service, Math.min(JOBS, service.count(RequestKind.CREATE) + 5));
        } finally {
            driver.resume();
        }
    }

    /** The node that drives, as the database says. */
    private NodeProcess driver(DataSource source) throws Exception {
        for (int looks = 0; looks < MOST_LOOKS; looks++) {
            String name = text(source, DRIVER);
            for (NodeProcess node : nodes) {
                if (node.name().equals(name)) {
                    return node;
                }
            }
            pause();
        }
        throw new AssertionError("no node drives");
    }

    private static void awaitCreates(FakeDashScope service, int count) {
        assertThat(service.awaitArrived(RequestKind.CREATE, count, STEP))
                .as("%d jobs are sent, %d were", count, service.count(RequestKind.CREATE))
                .isTrue();
    }

    private void awaitEnds(FleetClient taker, List<JobKey> keys) throws Exception {
        List<JobKey> open = new ArrayList<>(keys);
        for (int looks = 0; !open.isEmpty() && looks < MOST_LOOKS + 10 * keys.size(); looks++) {
            open.removeIf(key -> taker.find(key).filter(FleetJob::ended).isPresent());
            pause();
        }
        assertThat(open).as("jobs that did not end").isEmpty();
    }

    /** One look at the database in a while; nothing notifies of what other processes do. */
    private void pause() throws InterruptedException {
        boolean unused = never.await(100, TimeUnit.MILLISECONDS);
    }

    private static void assertSentOnce(FakeDashScope service, List<JobKey> keys) {
        Map<String, Long> tasks =
                service.tasks().stream().collect(groupingBy(task -> Objects.requireNonNull(task.prompt()), counting()));
        assertThat(tasks)
                .hasSize(keys.size())
                .allSatisfy((prompt, count) -> assertThat(count).as(prompt).isOne());
        assertThat(service.tasks()).extracting(FakeTask::status).containsOnly("SUCCEEDED");
    }

    private static void assertWhole(FleetClient taker, List<JobKey> keys) throws Exception {
        byte[] clip = FakeDashScope.clip();
        for (JobKey key : keys) {
            FleetJob job = taker.find(key).orElseThrow();
            assertThat(job.phase()).as("%s", key).isEqualTo(JobPhase.ARCHIVED);
            assertThat(Files.readAllBytes(Path.of(job.result().location())))
                    .as("%s", key)
                    .isEqualTo(clip);
        }
    }

    /** In any second, also while the driver changes. */
    private static void assertWithin(FakeDashScope service, RequestKind kind) {
        List<Instant> times = service.requests(kind).stream()
                .map(RecordedRequest::arrived)
                .sorted()
                .toList();
        int first = 0;
        int most = 0;
        for (int last = 0; last < times.size(); last++) {
            while (!times.get(first).isAfter(times.get(last).minusSeconds(1))) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        System.out.println(kind + ": " + times.size() + ", at most " + most + " in a second");
        assertThat(most).as("%s in one second", kind).isLessThanOrEqualTo(20);
    }

    /** Few jobs may fall to one node by chance, many may not. */
    private static void assertShared(FleetClient taker, List<JobKey> keys) {
        Map<String, Long> downloads = keys.stream()
                .map(key -> taker.find(key).orElseThrow().result().node())
                .collect(groupingBy(name -> name, counting()));
        System.out.println("Downloads by node: " + downloads);
        if (keys.size() >= 500) {
            assertThat(downloads.values()).allSatisfy(count -> assertThat(count).isLessThanOrEqualTo(keys.size() / 2));
        } else {
            assertThat(downloads).hasSizeGreaterThan(1);
        }
    }

    private static String text(DataSource source, String query) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getString(1) : "";
        }
    }
}

package dev.wanedit.fleet;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.VideoEditClient;
import dev.wanedit.fleet.RandomFaults.Fault;
import dev.wanedit.fleet.job.FleetJob;
import dev.wanedit.fleet.result.SharedFolder;
import dev.wanedit.record.JobPhase;
import dev.wanedit.task.JobKey;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.RecordedRequest;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.service.FakeTask;
import dev.wanedit.testkit.service.Quotas;
import dev.wanedit.testserver.MariaDbServer;
import dev.wanedit.testserver.Pool;
import dev.wanedit.testserver.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three processes over one real database, and the service with the account's limits. Nodes are killed and suspended in random
 * order, those that drive and others, and the database is killed. With {@code -Plong} there are 2,000 jobs, a node is suspended
 * for 90 s, the same happens over MariaDB, and the time is printed beside that of one node without faults. Repeat an order
 * with {@code -Ddev.wanedit.fleet.seed=N}.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it cannot suspend a process")
class ThreeProcessesTest {

    private static final int JOBS = Integer.getInteger("dev.wanedit.fleet.jobs", 40);
    private static final boolean LONG = JOBS > 100;
    private static final @Nullable Duration SUSPENSION = LONG ? Duration.ofSeconds(90) : null;
    private static final long SEED =
            Long.getLong("dev.wanedit.fleet.seed", ThreadLocalRandom.current().nextLong(1_000_000));

    /** A task exists before its answer comes: most nodes that are killed while they send leave a task that nobody knows. */
    private static final Duration LATENCY = Duration.ofMillis(100);

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void nodes_whenTheyAndPostgresAreKilled_sendEachJobOnceAndLoseNone() throws Exception {
        assumeChosen(0);
        try (PostgresServer server = PostgresServer.startDurable()) {
            prove("PostgreSQL", () -> DurableDatabase.of(server));
        }
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void nodes_whenTheyAndMariaDbAreKilled_sendEachJobOnceAndLoseNone() throws Exception {
        assumeChosen(1);
        try (MariaDbServer server = MariaDbServer.startDurable()) {
            prove("MariaDB", () -> DurableDatabase.of(server));
        }
    }

    /** A build has no time for both. */
    private static void assumeChosen(int database) {
        Assumptions.assumeTrue(
                LONG || Math.floorMod(SEED, 2) == database, () -> "the seed " + SEED + " chose the other database");
    }

    private void prove(String name, Supplier<DurableDatabase> empty) throws Exception {
        Duration alone = LONG ? run(empty.get(), "alone", 1, List.of()) : Duration.ZERO;
        System.out.println(name + ", " + JOBS + " jobs, faults of the seed " + SEED);
        Duration took = run(empty.get(), "three", 3, RandomFaults.of(SEED, JOBS));
        if (LONG) {
            System.out.printf(
                    Locale.ROOT,
                    "%s: one node without faults took %d s, three nodes with faults %d s, %.2f times as long%n",
                    name,
                    alone.toSeconds(),
                    took.toSeconds(),
                    took.toMillis() / (double) alone.toMillis());
        }
    }

    /** From the first job that is taken to the last that has ended. */
    private Duration run(DurableDatabase database, String name, int count, List<Fault> faults) throws Exception {
        Path results = Files.createDirectory(folder.resolve(name));
        try (FakeDashScope service = service();
                Pool pool = Pool.of(DurableDatabase.source(database.url()))) {
            TestFleet.createTable(pool.source(), database.script());
            try (FleetClient taker = taker(pool.source(), service, results);
                    ProcessFleet fleet = new ProcessFleet(database, pool.source(), service, results, SUSPENSION)) {
                fleet.start(count);
                long begin = System.nanoTime();
                List<JobKey> keys = take(taker);
                Random random = new Random(SEED);
                for (Fault fault : faults) {
                    fleet.suffer(fault, JOBS, random);
                }
                fleet.awaitEnds(taker, JOBS);
                Duration took = Duration.ofNanos(System.nanoTime() - begin);
                fleet.stop();

                assertSentOnce(service, keys);
                assertWhole(taker, keys);
                assertWithin(service, RequestKind.QUERY);
                assertWithin(service, RequestKind.LIST);
                if (count > 1) {
                    assertShared(taker, keys);
                }
                return took;
            }
        }
    }

    private static FakeDashScope service() {
        return FakeDashScope.builder()
                .clock(InstantSource.system())
                .pending(Duration.ofMillis(100))
                .running(Duration.ofMillis(500))
                .latency(LATENCY)
                .quotas(Quotas.published())
                .remembering(1_000_000)
                .start();
    }

    private static FleetClient taker(DataSource source, FakeDashScope service, Path results) {
        return FleetClient.builder(
                        source,
                        () -> VideoEditClient.builder().apiKey(service.apiKey()).baseUrl(service.baseUrl()),
                        SharedFolder.at(results))
                .node("taker")
                .build();
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
}

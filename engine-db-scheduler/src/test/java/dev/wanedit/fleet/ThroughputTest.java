package dev.wanedit.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.fleet.job.FleetJob;
import dev.wanedit.fleet.result.SharedFolder;
import dev.wanedit.task.JobKey;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.process.ForkedJvm;
import dev.wanedit.testkit.process.RunningJvm;
import dev.wanedit.testkit.service.Quotas;
import dev.wanedit.testserver.Pool;
import dev.wanedit.testserver.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * How fast short tasks go through a fleet that no limit of the account holds back, and what each job costs: CPU of the nodes and
 * of the database, and statements. It prints the figures of docs/fleet.md. With {@code -Plong} there are 1,000 jobs, on
 * one node and on three, twice.
 */
class ThroughputTest {

    private static final int JOBS = Math.max(100, Integer.getInteger("dev.wanedit.fleet.jobs", 40) / 2);
    private static final boolean LONG = JOBS > 100;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** Of one job, from the taking to the stored result; a fleet that asks in a loop for what it has would show here. */
    private static final double MOST_STATEMENTS = 60;

    /**
     * Of those, the statements that a job costs also where time does not matter. There are 28, and 3 more if its task is seen
     * running.
     */
    private static final double MOST_OF_THE_JOB_ITSELF = 31.5;

    @TempDir
    Path folder;

    private final CountDownLatch never = new CountDownLatch(1);

    @Test
    @Timeout(value = 25, unit = TimeUnit.MINUTES)
    void jobs_whenNoLimitHoldsThemBack_costFewStatementsOnEachNumberOfNodes() throws Exception {
        List<Figures> measured = new ArrayList<>();
        for (int nodes : LONG ? new int[] {1, 3, 1, 3} : new int[] {3}) {
            measured.add(measured(nodes));
        }

        String rows = measured.stream().map(Figures::row).collect(Collectors.joining());
        System.out.println(
                Figures.HEAD + rows + measured.get(measured.size() - 1).statements());
        assertThat(measured)
                .allSatisfy(figures -> assertThat(figures.statementsOfAJob())
                        .as(figures.statements())
                        .isBetween(10.0, MOST_STATEMENTS))
                .allSatisfy(figures -> assertThat(figures.statementsOfTheJobItself())
                        .as(figures.statements())
                        .isBetween(10.0, MOST_OF_THE_JOB_ITSELF));
    }

    private Figures measured(int count) throws Exception {
        String database = PostgresServer.shared().freshSchema();
        List<RunningJvm> nodes = new ArrayList<>();
        try (FakeDashScope service = service();
                Pool pool = Pool.of(PostgresServer.source(database))) {
            TestFleet.createTable(pool.source(), "postgresql");
            CountedStatements takers = new CountedStatements(pool.source());
            try (FleetClient taker = taker(takers.source(), service)) {
                List<JobKey> keys = take(taker, JOBS);
                taker.pauseSubmits("until all nodes are ready");
                for (int i = 1; i <= count; i++) {
                    nodes.add(started("node-" + i, database, service));
                }
                Reading begin = Reading.of(nodes, pool.source());
                long start = System.nanoTime();
                taker.resumeSubmits();
                double sent = seconds(start, pool.source(), "stage = 'WAITING'");
                double noticed = seconds(start, pool.source(), "stage IN ('WAITING', 'SENT')");
                double stored = seconds(start, pool.source(), "stage <> 'ENDED'");
                Reading end = Reading.of(nodes, pool.source());

                assertThat(service.count(RequestKind.CREATE)).isEqualTo(keys.size());
                return new Figures(count, sent, noticed, stored, end.since(begin), Reading.counts(takers.line()));
            }
        } finally {
            nodes.forEach(RunningJvm::close);
        }
    }

    private static FakeDashScope service() {
        return FakeDashScope.builder()
                .clock(InstantSource.system())
                .pending(Duration.ofMillis(50))
                .running(Duration.ofMillis(200))
                .quotas(Quotas.none())
                .remembering(10 * JOBS)
                .start();
    }

    private FleetClient taker(DataSource source, FakeDashScope service) {
        return FleetClient.builder(
                        source, () -> TestFleet.client(service.baseUrl(), service.apiKey()), SharedFolder.at(folder))
                .node("taker")
                .build();
    }

    private static List<JobKey> take(FleetClient taker, int count) {
        List<JobKey> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            JobKey key = new JobKey("order-" + i);
            FleetJob unused = taker.submit(key, TestFleet.job(key.value()));
            keys.add(key);
        }
        return keys;
    }

    private RunningJvm started(String name, String database, FakeDashScope service) throws IOException {
        RunningJvm node = ForkedJvm.plain()
                .with("-Xmx256m")
                .start(
                        ThroughputNodeProgram.class,
                        database,
                        service.baseUrl().toString(),
                        service.apiKey(),
                        folder.toString(),
                        name);
        String unused = node.awaitLine("ready");
        return node;
    }

    /** Until no row is such any more. One look at the database in a while; nothing notifies of what other processes do. */
    private double seconds(long start, DataSource source, String until) throws Exception {
        while (Reading.number(source, "SELECT COUNT(*) FROM wanedit_fleet_job WHERE " + until) > 0) {
            assertThat(System.nanoTime() - start).isLessThan(LONGEST.toNanos());
            boolean unused = never.await(50, TimeUnit.MILLISECONDS);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /**
     * What a run has used.
     *
     * @param nodes how many there were
     * @param sent seconds until the last job was sent
     * @param noticed until the end of the last task was noticed
     * @param stored until the last result was in its place
     * @param used by the nodes and the database
     * @param taking the statements with which the jobs were taken, before that
     */
    private record Figures(
            int nodes, double sent, double noticed, double stored, Reading used, Map<String, Long> taking) {

        private static final Set<String> LOOKS = Set.of(
                "SELECT scheduled_tasks",
                "UPDATE scheduled_tasks",
                "SELECT wanedit_fleet_job",
                "SELECT wanedit_fleet_account");

        static final String HEAD = """
                | nodes | jobs | all sent, s | all noticed, s | all stored, s | jobs a second | statements a job | of them writes | commits a job \
                | CPU of the nodes, ms a job | of the database | log of the database, KB a job |
                |---|---|---|---|---|---|---|---|---|---|---|---|
                """;

        /** Without that of the taking. */
        double statementsOfAJob() {
            return sum(used.statements(), name -> !name.equals("COMMIT")) / JOBS;
        }

        /** Without looks for work, which are made from time to time. */
        double statementsOfTheJobItself() {
            return sum(used.statements(), name -> !name.equals("COMMIT") && !LOOKS.contains(name)) / JOBS;
        }

        String row() {
            return String.format(
                    Locale.ROOT,
                    "| %d | %d | %.1f | %.1f | %.1f | %.0f | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f |%n",
                    nodes,
                    JOBS,
                    sent,
                    noticed,
                    stored,
                    JOBS / stored,
                    statementsOfAJob(),
                    sum(used.statements(), name -> !name.startsWith("SELECT") && !name.equals("COMMIT")) / JOBS,
                    used.statements().getOrDefault("COMMIT", 0L) / (double) JOBS,
                    used.nodes().toMillis() / (double) JOBS,
                    used.database().toMillis() / (double) JOBS,
                    used.logged() / 1024.0 / JOBS);
        }

        String statements() {
            return table("taking a job", taking) + table("working on it, with " + nodes + " nodes", used.statements());
        }

        private static String table(String title, Map<String, Long> counts) {
            StringBuilder text = new StringBuilder("\n| " + title + " | for each job |\n|---|---|\n");
            counts.forEach((name, count) ->
                    text.append(String.format(Locale.ROOT, "| `%s` | %.2f |%n", name, count / (double) JOBS)));
            return text.toString();
        }

        private static double sum(Map<String, Long> counts, Predicate<String> which) {
            return counts.entrySet().stream()
                    .filter(count -> which.test(count.getKey()))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }
    }

    /**
     * What was used up to a moment.
     *
     * @param nodes the CPU time of all nodes
     * @param database that of the database's processes; 0 where another user's cannot be read
     * @param logged bytes of the database's log of changes
     * @param statements of all nodes
     */
    private record Reading(Duration nodes, Duration database, long logged, Map<String, Long> statements) {

        static Reading of(List<RunningJvm> nodes, DataSource source) throws IOException, SQLException {
            Map<String, Long> statements = new TreeMap<>();
            for (RunningJvm node : nodes) {
                node.say("counts");
                counts(node.awaitLine("counts ")).forEach((name, count) -> statements.merge(name, count, Long::sum));
            }
            ProcessHandle backend = ProcessHandle.of(number(source, "SELECT pg_backend_pid()"))
                    .flatMap(ProcessHandle::parent)
                    .orElse(null);
            return new Reading(
                    cpu(nodes.stream().map(RunningJvm::handle)),
                    backend == null ? Duration.ZERO : cpu(backend.descendants()),
                    number(source, "SELECT CAST(pg_current_wal_insert_lsn() - '0/0' AS BIGINT)"),
                    statements);
        }

        Reading since(Reading before) {
            Map<String, Long> more = new TreeMap<>(statements);
            before.statements.forEach((name, count) -> more.merge(name, -count, Long::sum));
            more.values().removeIf(count -> count == 0);
            return new Reading(
                    nodes.minus(before.nodes), database.minus(before.database), logged - before.logged, more);
        }

        static Map<String, Long> counts(String line) {
            Map<String, Long> counts = new TreeMap<>();
            for (String count : line.isEmpty() ? new String[0] : line.split(";")) {
                int end = count.lastIndexOf('=');
                counts.put(count.substring(0, end), Long.valueOf(count.substring(end + 1)));
            }
            return counts;
        }

        static long number(DataSource source, String query) throws SQLException {
            try (Connection connection = source.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(query)) {
                assertThat(rows.next()).isTrue();
                return rows.getLong(1);
            }
        }

        private static Duration cpu(Stream<ProcessHandle> processes) {
            return processes
                    .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                    .reduce(Duration.ZERO, Duration::plus);
        }
    }
}

package dev.wanedit.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.VideoEditClient;
import dev.wanedit.VideoEditClientBuilder;
import dev.wanedit.error.ThrottledException;
import dev.wanedit.event.JobListener;
import dev.wanedit.event.ServiceRequest;
import dev.wanedit.fleet.job.PhaseChange;
import dev.wanedit.fleet.result.FleetSink;
import dev.wanedit.fleet.result.SharedFolder;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.MediaSource;
import dev.wanedit.record.JobPhase;
import dev.wanedit.settings.Polling;
import dev.wanedit.settings.Reconciliation;
import dev.wanedit.settings.UncertainPolicy;
import dev.wanedit.store.jdbc.JdbcJobStore;
import dev.wanedit.task.JobKey;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.service.TaskScript;
import dev.wanedit.testserver.Pool;
import dev.wanedit.transport.jdk.JdkTransportProvider;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** A fleet in one JVM over one database: the fake service, a folder for results, and nodes that the test starts. */
final class TestFleet implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(100);
    static final Polling OFTEN = Polling.every(Duration.ofMillis(200)).firstAfter(Duration.ofMillis(200));

    private final Pool pool;
    private final FakeDashScope fake;
    private final SharedFolder folder;
    private final String key;

    /** Over the fleet's own records, as an application may have set it on the builder: no node may use it. */
    private final JdbcJobStore store;

    private volatile boolean ungated;
    private volatile Polling polling = Polling.AUTOMATIC;
    private final AtomicInteger throttled = new AtomicInteger();
    private final JobListener requests = new JobListener() {
        @Override
        public void onRequest(ServiceRequest request) {
            if (request.fault() instanceof ThrottledException) {
                int unused = throttled.incrementAndGet();
            }
        }
    };
    private final List<FleetClient> nodes = new ArrayList<>();
    private final Map<JobKey, List<JobPhase>> seen = new ConcurrentHashMap<>();
    private final Map<JobKey, CountDownLatch> ends = new ConcurrentHashMap<>();

    private TestFleet(Pool pool, FakeDashScope fake, SharedFolder folder) {
        this.pool = pool;
        this.fake = fake;
        this.folder = folder;
        this.key = fake.apiKey();
        this.store = JdbcJobStore.over(pool.source());
    }

    /**
     * @param source an empty database
     * @param script the end of the name of the script for db-scheduler's table
     */
    static TestFleet over(DataSource source, String script, FakeDashScope fake, Path folder) {
        return over(Pool.of(source), script, fake, folder);
    }

    static TestFleet over(Pool pool, String script, FakeDashScope fake, Path folder) {
        createTable(pool.source(), script);
        return new TestFleet(pool, fake, SharedFolder.at(folder));
    }

    /** A service whose tasks take half a second, by the machine's clock. */
    static FakeDashScope quickService() {
        return FakeDashScope.builder()
                .clock(InstantSource.system())
                .pending(Duration.ofMillis(100))
                .running(Duration.ofMillis(400))
                .start();
    }

    static void createTable(DataSource source, String script) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                InputStream in = Objects.requireNonNull(
                        FleetClient.class.getResourceAsStream("scheduled-tasks-" + script + ".sql"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^--.*$", "");
            for (String sql : text.split(";")) {
                if (!sql.isBlank()) {
                    boolean unused = statement.execute(sql);
                }
            }
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A node that works, and whose listener notes what it hears. */
    FleetClient node(String name) {
        return node(name, settings -> settings);
    }

    FleetClient node(String name, UnaryOperator<FleetClientBuilder> more) {
        FleetClient node = takes(name, settings -> more.apply(settings.listener(this::note)));
        node.start();
        return node;
    }

    /** Changes the database past the fleet. */
    void execute(String sql) throws SQLException {
        try (Connection connection = pool.source().getConnection();
                Statement statement = connection.createStatement()) {
            boolean unused = statement.execute(sql);
        }
    }

    /** A node that is not started, whose clients have more settings. */
    FleetClient with(String name, UnaryOperator<VideoEditClientBuilder> more) {
        FleetClient node = FleetClient.builder(pool.source(), () -> more.apply(client()), folder)
                .node(name)
                .listener(this::note)
                .heartbeat(Duration.ofSeconds(2))
                .pollInterval(Duration.ofMillis(100))
                .build();
        nodes.add(node);
        return node;
    }

    /** A node that is not started. */
    FleetClient takes(String name, UnaryOperator<FleetClientBuilder> more) {
        FleetClient node = more.apply(FleetClient.builder(pool.source(), this::client, folder)
                        .node(name)
                        .heartbeat(Duration.ofSeconds(2))
                        .pollInterval(Duration.ofMillis(100)))
                .build();
        nodes.add(node);
        return node;
    }

    /** A node without a listener whose sink fails: it stores no result. */
    FleetClient without(String name) {
        FleetSink none = (key, video) -> {
            throw new IOException("no space");
        };
        return storing(name, none);
    }

    /** A node without a listener that downloads one result at once. */
    FleetClient storing(String name, FleetSink sink) {
        FleetClient node = FleetClient.builder(pool.source(), this::client, sink)
                .downloads(1)
                .node(name)
                .heartbeat(Duration.ofSeconds(2))
                .pollInterval(Duration.ofMillis(100))
                .build();
        nodes.add(node);
        return node;
    }

    private VideoEditClientBuilder client() {
        VideoEditClientBuilder client = client(fake.baseUrl(), key)
                .jobListener(requests)
                .polling(polling)
                .jobStore(store);
        return ungated ? client.maxRunning(Integer.MAX_VALUE) : client;
    }

    /** Answers that are lost with a process are looked for after some seconds. */
    static VideoEditClientBuilder client(URI baseUrl, String key) {
        Duration call = Duration.ofSeconds(4);
        return VideoEditClient.builder()
                .transport(new JdkTransportProvider())
                .apiKey(key)
                .baseUrl(baseUrl)
                .callTimeout(call)
                .reconciliation(
                        Reconciliation.of(UncertainPolicy.RESUBMIT_IF_ABSENT).settlingIn(call.multipliedBy(2)));
    }

    private void note(PhaseChange change) {
        seen.computeIfAbsent(change.key(), key -> new ArrayList<>()).add(change.phase());
        if (change.phase().terminal()) {
            end(change.key()).countDown();
        }
    }

    /** The phases of the job that the listeners heard of, when it has come to its end. */
    List<JobPhase> awaitEnd(JobKey key) throws InterruptedException {
        assertThat(end(key).await(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as("%s has ended; heard: %s", key, seen)
                .isTrue();
        return seen.get(key);
    }

    private CountDownLatch end(JobKey key) {
        return ends.computeIfAbsent(key, any -> new CountDownLatch(1));
    }

    Path file(JobKey key) {
        return folder.file(key);
    }

    DataSource source() {
        return pool.source();
    }

    FakeDashScope fake() {
        return fake;
    }

    static EditJob job(String name) {
        return EditJob.builder()
                .video(MediaSource.url(URI.create("https://media.example.com/" + name + ".mp4?signature=secret")))
                .prompt("make it snow: " + name)
                .build();
    }

    /** A task that fails as soon as it runs. */
    static TaskScript failing() {
        return TaskScript.statuses("PENDING", "FAILED");
    }

    /** Waits until submits are paused; false if the time is over before. */
    boolean awaitPaused(FleetClient node) throws InterruptedException {
        return await(() -> node.account().paused());
    }

    /** Waits until all these results are stored. */
    void awaitArchived(FleetClient node, List<JobKey> keys) throws InterruptedException {
        boolean unused = await(() -> keys.stream().allMatch(key -> phase(node, key) == JobPhase.ARCHIVED));
        assertThat(keys)
                .allSatisfy(key -> assertThat(phase(node, key)).as("%s", key).isEqualTo(JobPhase.ARCHIVED));
    }

    void awaitPhase(FleetClient node, JobKey key, JobPhase phase) throws InterruptedException {
        assertThat(await(() -> phase(node, key) == phase)).as("%s", phase).isTrue();
    }

    private static JobPhase phase(FleetClient node, JobKey key) {
        return node.find(key).orElseThrow().phase();
    }

    static boolean await(BooleanSupplier condition) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        long begin = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (never.await(20, TimeUnit.MILLISECONDS) || System.nanoTime() - begin > PATIENCE.toNanos()) {
                return false;
            }
        }
        return true;
    }

    /** Nodes that are started from now on send without regard to how many tasks run: only their rate limits slow them down. */
    TestFleet ungated() {
        ungated = true;
        return this;
    }

    /** Nodes that are started from now on ask for each task five times a second. */
    TestFleet asking() {
        return asking(OFTEN);
    }

    /** Nodes that are started from now on ask for each task so often. */
    TestFleet asking(Polling often) {
        polling = often;
        return this;
    }

    /** How many requests were refused because of the account's limits. */
    int throttled() {
        return throttled.get();
    }

    /** The node that drives, as soon as there is one. */
    FleetClient awaitDriver(List<FleetClient> among) throws InterruptedException {
        assertThat(await(() -> among.stream().anyMatch(FleetClient::drives))).isTrue();
        return among.stream().filter(FleetClient::drives).findFirst().orElseThrow();
    }

    /** The key with which the nodes work. */
    String key() {
        return key;
    }

    @Override
    public void close() {
        nodes.forEach(FleetClient::close);
        store.close();
        fake.close();
        try {
            pool.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

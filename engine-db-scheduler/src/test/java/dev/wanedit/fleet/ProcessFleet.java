package dev.wanedit.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.fleet.RandomFaults.Fault;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.RequestKind;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Nodes as processes over one database, to which faults happen. At most one of them is suspended at a time. */
final class ProcessFleet implements AutoCloseable {

    private static final Duration STEP = Duration.ofMinutes(2);

    /** Looks at the database, ten a second. */
    private static final int MOST_LOOKS = 1200;

    private static final String DRIVER =
            "SELECT picked_by FROM scheduled_tasks WHERE task_name = 'wanedit-drive:default' AND picked";

    private final DurableDatabase database;
    private final DataSource source;
    private final FakeDashScope service;
    private final Path folder;
    private final @Nullable Duration suspension;
    private final CountDownLatch never = new CountDownLatch(1);
    private final List<NodeProcess> nodes = new ArrayList<>();
    private @Nullable Suspended suspended;
    private int started;

    /**
     * @param source connections of this process
     * @param suspension how long a node is suspended; null if it wakes up as soon as others have sent some jobs
     */
    ProcessFleet(
            DurableDatabase database,
            DataSource source,
            FakeDashScope service,
            Path folder,
            @Nullable Duration suspension) {
        this.database = database;
        this.source = source;
        this.service = service;
        this.folder = folder;
        this.suspension = suspension;
    }

    void start(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            nodes.add(NodeProcess.start("node-" + ++started, database.url(), service, folder));
        }
    }

    /**
     * Lets a fault happen when its moment has come.
     *
     * @param jobs how many there are
     * @param random chooses a node
     */
    void suffer(Fault fault, int jobs, Random random) throws IOException, InterruptedException, SQLException {
        awaitCreates(fault.creates());
        System.out.println(LocalTime.now(ZoneOffset.UTC) + ": " + service.count(RequestKind.CREATE)
                + " jobs were sent: " + fault.kind());
        switch (fault.kind()) {
            case KILL_THE_DRIVER -> kill(driver());
            case KILL_ANOTHER -> kill(another(random));
            case SUSPEND_THE_DRIVER -> {
                wakeUp();
                NodeProcess driver = driver();
                suspend(driver);
                awaitAnotherDriver(driver);
                wakeUpSoon(jobs);
            }
            case SUSPEND_ANOTHER -> {
                wakeUp();
                suspend(another(random));
                wakeUpSoon(jobs);
            }
            case RESTART_THE_DATABASE -> database.restarting().restart();
        }
    }

    private void kill(NodeProcess node) throws IOException {
        node.kill();
        nodes.remove(node);
        start(1);
    }

    private void suspend(NodeProcess node) throws IOException, InterruptedException {
        node.suspend();
        CompletableFuture<?> over = suspension == null
                ? new CompletableFuture<>()
                : CompletableFuture.runAsync(
                        node::resume, CompletableFuture.delayedExecutor(suspension.toMillis(), TimeUnit.MILLISECONDS));
        suspended = new Suspended(node, over);
    }

    /** It wakes up when another node has driven for some time, and must not send what that one has sent. */
    private void wakeUpSoon(int jobs) {
        if (suspension == null) {
            awaitCreates(Math.min(jobs, service.count(RequestKind.CREATE) + 5));
            wakeUp();
        }
    }

    /** Until no node is suspended any more. */
    void wakeUp() {
        Suspended sleeping = suspended;
        if (sleeping != null) {
            if (suspension == null) {
                sleeping.node().resume();
            } else {
                Object unused = sleeping.over().join();
            }
            suspended = null;
        }
    }

    private NodeProcess another(Random random) throws SQLException, InterruptedException {
        List<NodeProcess> others = new ArrayList<>(nodes);
        others.remove(driver());
        others.removeIf(node -> suspended != null && suspended.node() == node);
        return others.get(random.nextInt(others.size()));
    }

    /** The node that drives, as the database says. */
    private NodeProcess driver() throws SQLException, InterruptedException {
        for (int looks = 0; looks < MOST_LOOKS; looks++) {
            String name = driverName();
            for (NodeProcess node : nodes) {
                if (node.name().equals(name)) {
                    return node;
                }
            }
            pause();
        }
        throw new AssertionError("no node drives");
    }

    private void awaitAnotherDriver(NodeProcess than) throws SQLException, InterruptedException {
        NodeProcess next = than;
        for (int looks = 0; next == than && looks < MOST_LOOKS; looks++) {
            pause();
            next = driver();
        }
        assertThat(next).as("the node that drives then").isNotSameAs(than);
    }

    private void awaitCreates(int count) {
        assertThat(service.awaitArrived(RequestKind.CREATE, count, STEP))
                .as("%d jobs are sent, %d were", count, service.count(RequestKind.CREATE))
                .isTrue();
    }

    /** Until the jobs have ended. */
    void awaitEnds(FleetClient taker, int jobs) throws InterruptedException {
        FleetClient.Load load = taker.load();
        for (int looks = 0; !load.equals(new FleetClient.Load(0, 0, 0)) && looks < MOST_LOOKS + 10 * jobs; looks++) {
            pause();
            load = taker.load();
        }
        assertThat(load).as("jobs that did not end").isEqualTo(new FleetClient.Load(0, 0, 0));
    }

    /** One look at the database in a while; nothing notifies of what other processes do. */
    private void pause() throws InterruptedException {
        boolean unused = never.await(100, TimeUnit.MILLISECONDS);
    }

    /** All nodes end in good order, so nothing of them is on its way any more. */
    void stop() throws IOException, InterruptedException {
        wakeUp();
        for (NodeProcess node : nodes) {
            node.stop();
        }
    }

    private String driverName() throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(DRIVER)) {
            return rows.next() ? rows.getString(1) : "";
        }
    }

    @Override
    public void close() {
        nodes.forEach(NodeProcess::close);
    }

    /**
     * A node that runs no instruction.
     *
     * @param over ends when it runs again, if that was settled in advance
     */
    private record Suspended(NodeProcess node, CompletableFuture<?> over) {}
}

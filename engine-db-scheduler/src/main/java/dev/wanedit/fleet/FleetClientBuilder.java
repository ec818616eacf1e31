package dev.wanedit.fleet;

import dev.wanedit.VideoEditClientBuilder;
import dev.wanedit.error.ConfigurationException;
import dev.wanedit.fleet.job.FleetListener;
import dev.wanedit.fleet.node.FleetParts;
import dev.wanedit.fleet.result.FleetSink;
import dev.wanedit.fleet.table.AccountRows;
import dev.wanedit.fleet.table.CodeVersion;
import dev.wanedit.fleet.table.FleetTables;
import dev.wanedit.fleet.table.JobRows;
import dev.wanedit.fleet.table.OutboxRows;
import dev.wanedit.fleet.table.RecordSteps;
import dev.wanedit.fleet.table.TimedSource;
import dev.wanedit.settings.RateLimits;
import dev.wanedit.store.jdbc.JdbcJobStore;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Collects the settings of a node. All nodes of an account have the same settings, except name and listener. Not thread-safe. */
public final class FleetClientBuilder {

    private static final int LONGEST_NAME = 50;
    private static final int LONGEST_HOST = 30;
    private static final int SHORT = 8;
    private static final Duration SHORTEST_POLL_INTERVAL = Duration.ofMillis(10);
    private static final Duration SHORTEST_HEARTBEAT = Duration.ofMillis(100);

    final DataSource source;
    final Supplier<VideoEditClientBuilder> clients;
    final FleetSink sink;
    String account = "default";
    String node = defaultNode();
    String table = "scheduled_tasks";
    int downloads = 4;
    Duration heartbeat = Duration.ofSeconds(10);
    Duration pollInterval = Duration.ofSeconds(1);
    Duration closeTimeout = Duration.ofSeconds(10);
    RateLimits rateLimits = RateLimits.ACCOUNT;
    InstantSource clock = Clock.systemUTC();
    CodeVersion version = CodeVersion.THIS;

    @Nullable
    FleetListener listener;

    FleetClientBuilder(DataSource source, Supplier<VideoEditClientBuilder> clients, FleetSink sink) {
        this.source = source;
        this.clients = clients;
        this.sink = sink;
    }

    /**
     * The account's name, the same on all nodes that use its API key; default {@code default}. Fleets of several accounts may
     * share a database if their job keys differ.
     *
     * @param name 1 to 50 characters, without secrets
     */
    public FleetClientBuilder account(String name) {
        account = checked("account", name);
        return this;
    }

    /** The node's name, of its own for each process; default the host's name and a random part. */
    public FleetClientBuilder node(String name) {
        node = checked("node", name);
        return this;
    }

    /** The table of db-scheduler, which the application has created; default {@code scheduled_tasks}. */
    public FleetClientBuilder table(String name) {
        table = name;
        return this;
    }

    /** How many results this node downloads at once; default 4. */
    public FleetClientBuilder downloads(int atOnce) {
        if (atOnce < 1) {
            throw new ConfigurationException("downloads is " + atOnce + ".", "Set 1 or more.");
        }
        downloads = atOnce;
        return this;
    }

    /**
     * The interval of heartbeats; default 10 s. When a node dies, another one takes over its work after four intervals, or six
     * at most. The clocks of the nodes must not differ by more than one interval.
     */
    public FleetClientBuilder heartbeat(Duration interval) {
        if (interval.compareTo(SHORTEST_HEARTBEAT) < 0) {
            throw new ConfigurationException("The heartbeat is shorter than 100 ms.", "Set a longer one.");
        }
        heartbeat = interval;
        return this;
    }

    /** How often this node looks for work in the table of db-scheduler; default 1 s, at least 10 ms. */
    public FleetClientBuilder pollInterval(Duration interval) {
        if (interval.compareTo(SHORTEST_POLL_INTERVAL) < 0) {
            throw new ConfigurationException("The poll interval is shorter than 10 ms.", "Set a longer one.");
        }
        pollInterval = interval;
        return this;
    }

    /**
     * How long {@link FleetClient#close()} waits for what the node is doing, such as a job that is being sent; default 10 s. Give
     * it more than the {@code closeTimeout} of the clients, which is a part of it.
     */
    public FleetClientBuilder closeTimeout(Duration longest) {
        if (longest.isNegative() || longest.isZero()) {
            throw new ConfigurationException("The close timeout is not positive.", "Set a longer one.");
        }
        closeTimeout = longest;
        return this;
    }

    /** The account's requests per second; default what the service allows one account. All of them are the driver's. */
    public FleetClientBuilder rateLimits(RateLimits value) {
        rateLimits = value;
        return this;
    }

    /**
     * Is notified of changes of phases; default none, and the application may read the {@link FleetClient#outbox outbox}
     * instead. One of the nodes that have a listener calls it for each change.
     */
    public FleetClientBuilder listener(FleetListener value) {
        listener = value;
        return this;
    }

    /** The clock of the node; default the machine's. */
    public FleetClientBuilder clock(InstantSource value) {
        clock = value;
        return this;
    }

    /**
     * Opens the fleet's tables, and creates them if they do not exist. The node takes jobs at once; it works on them after
     * {@link FleetClient#start()}.
     *
     * @throws dev.wanedit.error.StorageException if the database does not answer, or its tables are too new for this version
     * @throws ConfigurationException if the settings of the clients are not valid
     */
    public FleetClient build() {
        TimedSource timed = new TimedSource(source);
        FleetTables tables = FleetTables.open(timed.source(), account, version);
        JdbcJobStore store = JdbcJobStore.over(timed.source(), tables);
        timed.limit(heartbeat.dividedBy(2)); // Not before: to make an index may take long.
        return new FleetClient(
                this,
                new FleetParts(
                        account,
                        node,
                        clients,
                        rateLimits,
                        timed.source(),
                        tables.tables(),
                        store,
                        new JobRows(tables),
                        new AccountRows(tables, clock),
                        new OutboxRows(tables),
                        new RecordSteps(store, clock),
                        sink,
                        listener,
                        heartbeat,
                        clock,
                        System::nanoTime));
    }

    private static String checked(String what, String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new ConfigurationException(
                    "The name of the " + what + " has " + name.length() + " characters.",
                    "Give one of 1 to " + LONGEST_NAME + ".");
        }
        return name;
    }

    private static String defaultNode() {
        String random = UUID.randomUUID().toString().substring(0, SHORT);
        try {
            String host = InetAddress.getLocalHost().getHostName();
            return host.substring(0, Math.min(host.length(), LONGEST_HOST)) + "-" + random;
        } catch (UnknownHostException e) {
            return "node-" + random;
        }
    }
}

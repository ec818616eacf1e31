package dev.wanedit.fleet.node;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.OnStartup;
import com.github.kagkarlsson.scheduler.task.Task;
import dev.wanedit.error.ConfigurationException;
import dev.wanedit.error.StorageException;
import dev.wanedit.store.jdbc.JdbcTables;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

/** Sets up db-scheduler for a node. */
public final class NodeScheduler {

    /** The fewest that db-scheduler takes: a node that missed one is not dead. */
    private static final int MISSED_HEARTBEATS = 4;

    /** A node must never delete tasks that only newer nodes know. */
    private static final Duration NEVER = Duration.ofDays(36_500);

    /** The driver and the listener each have a thread beside the downloads. */
    private static final int OTHERS = 2;

    private static final double REFILL = 0.5;
    private static final double AT_ONCE = 1.0;
    private static final double SPREAD = 0.1;

    private NodeScheduler() {}

    /**
     * Makes the scheduler of a node.
     *
     * @param parts what the parts of the node share
     * @param table db-scheduler's
     * @param downloads the most at once
     * @param pollInterval how often the node looks for work
     * @param closeTimeout the longest wait of a stop for what is running
     * @param tasks what it works on
     * @throws ConfigurationException if the table cannot be read
     */
    public static Scheduler of(
            FleetParts parts,
            String table,
            int downloads,
            Duration pollInterval,
            Duration closeTimeout,
            List<Task<?>> tasks) {
        requireTable(table, parts.tables());
        SchedulerBuilder builder = new Startable(parts.source(), tasks)
                .schedulerName(new SchedulerName.Fixed(parts.node()))
                .tableName(table)
                .threads(downloads + OTHERS)
                .pollUsingFetchAndLockOnExecute(REFILL, AT_ONCE)
                .pollingInterval(spread(pollInterval))
                .heartbeatInterval(parts.heartbeat())
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .commitWhenAutocommitDisabled(true)
                .serializer(FleetTasks.texts())
                .enablePriority()
                .alwaysPersistTimestampInUTC()
                .failureLogging(LogLevel.WARN, false)
                .deleteUnresolvedAfter(NEVER)
                .shutdownMaxWait(closeTimeout);
        return builder.build();
    }

    /** No two nodes look at the same pace: otherwise the one that always looks first would get all the work. */
    private static Duration spread(Duration interval) {
        double factor = 1 + SPREAD * (2 * ThreadLocalRandom.current().nextDouble() - 1);
        return Duration.ofNanos((long) (interval.toNanos() * factor));
    }

    private static void requireTable(String table, JdbcTables tables) {
        AtomicReference<String> database = new AtomicReference<>("");
        try {
            boolean unused = tables.run("read the table " + table + " of db-scheduler", null, connection -> {
                database.set(connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT));
                try (Statement statement = connection.createStatement()) {
                    return statement.execute("SELECT task_name, priority FROM " + table + " WHERE 1 = 0");
                }
            });
        } catch (StorageException e) { // Its text and its cause hold no secret of the database's URL.
            throw new ConfigurationException(
                    "The table " + table + " of db-scheduler cannot be read: " + e.problem(),
                    "Create it once, by the script dev/wanedit/fleet/scheduled-tasks-"
                            + script(Objects.requireNonNull(database.get()))
                            + ".sql of wanedit-engine-db-scheduler, with its column priority.",
                    e);
        }
    }

    private static String script(String database) {
        return switch (database) {
            case "postgresql", "h2", "mysql" -> database;
            case "mariadb" -> "mysql";
            default -> "…";
        };
    }

    /** The node that db-scheduler lets drive the account. */
    public static Optional<String> driver(FleetParts parts, String table) {
        return parts.tables().run("read which node drives", null, connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT picked_by FROM " + table
                    + " WHERE task_name = ? AND task_instance = ? AND picked = TRUE")) {
                select.setString(1, FleetTasks.drive(parts.account()));
                select.setString(2, parts.account());
                try (ResultSet rows = select.executeQuery()) {
                    return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
                }
            }
        });
    }

    /** Adds the tasks that schedule themselves at the start. */
    private static final class Startable extends SchedulerBuilder {

        Startable(DataSource source, List<Task<?>> tasks) {
            super(source, new ArrayList<>(tasks));
            for (Task<?> task : tasks) {
                if (task instanceof OnStartup startup) {
                    startTasks.add(startup);
                }
            }
        }
    }
}

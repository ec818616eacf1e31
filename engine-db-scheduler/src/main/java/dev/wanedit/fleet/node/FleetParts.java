package dev.wanedit.fleet.node;

import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import dev.wanedit.VideoEditClientBuilder;
import dev.wanedit.fleet.job.FleetListener;
import dev.wanedit.fleet.result.FleetSink;
import dev.wanedit.fleet.table.AccountRows;
import dev.wanedit.fleet.table.JobRows;
import dev.wanedit.fleet.table.OutboxRows;
import dev.wanedit.fleet.table.RecordSteps;
import dev.wanedit.port.JobStore;
import dev.wanedit.settings.RateLimits;
import dev.wanedit.store.jdbc.JdbcTables;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What the parts of a node share.
 *
 * @param account the account's name
 * @param node the node's name
 * @param clients makes the builder of each client
 * @param rateLimits the account's requests per second
 * @param source the application's data source, whose statements end in time
 * @param tables the fleet's tables
 * @param store the job store, which writes the outbox too
 * @param jobs the jobs' documents
 * @param accounts whether submits are paused
 * @param outbox the changes of phases
 * @param steps steps of records that every node may make
 * @param sink where results go
 * @param listener is notified of changes; null if this node has none
 * @param heartbeat the interval of db-scheduler's heartbeats
 * @param clock the time of day
 * @param nanos a clock that no one sets, in nanoseconds
 */
public record FleetParts(
        String account,
        String node,
        Supplier<VideoEditClientBuilder> clients,
        RateLimits rateLimits,
        DataSource source,
        JdbcTables tables,
        JobStore store,
        JobRows jobs,
        AccountRows accounts,
        OutboxRows outbox,
        RecordSteps steps,
        FleetSink sink,
        @Nullable FleetListener listener,
        Duration heartbeat,
        InstantSource clock,
        LongSupplier nanos) {

    /** The lease of an execution of db-scheduler on this node. */
    public Lease lease(ExecutionContext execution) {
        return new Lease(execution.getCurrentlyExecuting().getHeartbeatState(), heartbeat, nanos, clock);
    }
}

package dev.wanedit.fleet.driver;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.wanedit.fleet.node.FleetParts;
import dev.wanedit.fleet.node.FleetTasks;
import dev.wanedit.fleet.node.Lease;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drives the account while db-scheduler lets this node do so: one execution lasts until the node stops, or loses its lease.
 * Everything about the jobs is in the store, so the next driver begins where this one stopped.
 */
public final class Driver {

    private static final Logger LOG = LoggerFactory.getLogger(Driver.class);

    /** Requests of this driver and of the next are never in the same second, however their clocks differ. */
    private static final Duration BETWEEN_DRIVERS = Duration.ofMillis(1100);

    private static final int FIRST = 100;

    private final FleetParts parts;
    private final AtomicInteger driving = new AtomicInteger();

    public Driver(FleetParts parts) {
        this.parts = parts;
    }

    public Task<Void> task() {
        return Tasks.custom(FleetTasks.drive(parts.account()), Void.class)
                .scheduleOnStartup(parts.account(), null, Function.identity())
                .defaultPriority(FIRST)
                .onFailure(FleetTasks.backoff())
                .onDeadExecutionRevive()
                .execute(this::execute);
    }

    /** True if this node drives the account now. */
    public boolean drives() {
        return driving.get() > 0;
    }

    private CompletionHandler<Void> execute(TaskInstance<Void> instance, ExecutionContext context) {
        Lease lease = parts.lease(context);
        int unused = driving.incrementAndGet();
        LOG.info("Node {} drives the account {}.", parts.node(), parts.account());
        try {
            drive(context, lease, context.getSchedulerClient());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            unused = driving.decrementAndGet();
            LOG.info("Node {} does not drive the account {} any more.", parts.node(), parts.account());
        }
        return FleetTasks.again(BETWEEN_DRIVERS);
    }

    private void drive(ExecutionContext context, Lease lease, SchedulerClient scheduler) throws InterruptedException {
        try (DriverRun run = new DriverRun(parts, lease, scheduler)) {
            long begin = parts.nanos().getAsLong();
            while (!context.getSchedulerState().isShuttingDown() && !lease.isLost() && !run.isOver()) {
                boolean mayAct = parts.nanos().getAsLong() - begin > BETWEEN_DRIVERS.toNanos();
                run.turn(mayAct);
            }
        }
    }
}

package dev.wanedit.fleet.node;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.wanedit.fleet.job.FleetListener;
import dev.wanedit.fleet.job.PhaseChange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Passes the outbox to the listener, on one node at a time. */
public final class OutboxDelivery {

    private static final int PAGE = 100;
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final FleetParts parts;
    private final FleetListener listener;

    public OutboxDelivery(FleetParts parts, FleetListener listener) {
        this.parts = parts;
        this.listener = listener;
    }

    public Task<Void> task() {
        return Tasks.custom(FleetTasks.outbox(parts.account()), Void.class)
                .scheduleOnStartup(parts.account(), null, Function.identity())
                .onFailure(FleetTasks.backoff())
                .onDeadExecutionRevive()
                .execute(this::execute);
    }

    private CompletionHandler<Void> execute(TaskInstance<Void> instance, ExecutionContext context) {
        // A node that was suspended must not deliver old changes while another delivers new ones.
        Lease lease = parts.lease(context);
        List<PhaseChange> page = parts.outbox().oldest(PAGE);
        while (!page.isEmpty() && !context.getSchedulerState().isShuttingDown() && passed(page, lease)) {
            page = parts.outbox().oldest(PAGE);
        }
        return FleetTasks.again(PAUSE);
    }

    /**
     * What the listener has handled is deleted, also if it fails at the next one.
     *
     * @return false if another node may deliver now
     */
    private boolean passed(List<PhaseChange> page, Lease lease) {
        List<PhaseChange> handled = new ArrayList<>();
        try {
            for (PhaseChange change : page) {
                lease.beat();
                if (!lease.maySend()) {
                    return false;
                }
                listener.changed(change);
                handled.add(change);
            }
            return true;
        } finally {
            parts.outbox().delete(handled);
        }
    }
}

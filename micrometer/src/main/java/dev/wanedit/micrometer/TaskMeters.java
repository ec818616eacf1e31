package dev.wanedit.micrometer;

import dev.wanedit.event.JobStep;
import dev.wanedit.event.TaskReport;
import dev.wanedit.task.EditResult;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import dev.wanedit.task.Usage;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.BaseUnits;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Open tasks, and what is known of a task at its end. An end is counted once, however often it is seen. */
final class TaskMeters {

    private static final String STATE = "state";
    private static final double NANOS_IN_A_SECOND = 1e9;

    private final MeterRegistry registry;
    private final Tags common;
    private final OpenTasks tasks;
    private final Timer noticed;
    private final Timer queued;
    private final Counter billed;

    TaskMeters(MeterRegistry registry, Tags common) {
        this.registry = registry;
        this.common = common;
        this.tasks = new OpenTasks(registry.config().clock());
        for (TaskStatus status : TaskStatus.values()) {
            if (status.ended()) {
                ends(status);
            } else {
                gauge(status);
            }
        }
        this.noticed = Timer.builder("wanedit.task.notice.delay")
                .description("Time from the end of a task at the service until the client saw it")
                .tags(common)
                .register(registry);
        this.queued = Timer.builder("wanedit.task.queue")
                .description("Time from the submit of a task until the service began to work on it")
                .tags(common)
                .register(registry);
        this.billed = Counter.builder("wanedit.billed")
                .description("Seconds of video that the service billed")
                .baseUnit("seconds")
                .tags(common)
                .register(registry);
    }

    void onStep(JobStep step) {
        if (step.kind() == JobStep.Kind.SUBMITTED && step.taskId() != null) {
            tasks.open(step.taskId(), TaskStatus.PENDING);
        }
    }

    void onTask(TaskReport seen) {
        TaskSnapshot task = seen.task();
        if (!task.status().ended()) {
            tasks.open(task.taskId(), task.status());
            return;
        }
        OpenTasks.End end = tasks.ended(task.taskId());
        if (end.isNews()) {
            ends(task.status()).increment();
            record(duration(task.status()), task.submitTime(), task.endTime());
            record(queued, task.submitTime(), task.scheduledTime());
            bill(seen);
            if (end.wasOpen()) {
                record(noticed, task.endTime(), seen.seenAt());
            }
        }
    }

    private void bill(TaskReport seen) {
        EditResult result = seen.task().result();
        Usage usage = result == null ? null : result.usage();
        Duration seconds = usage == null ? null : usage.billed();
        if (seconds != null) {
            billed.increment(seconds.toNanos() / NANOS_IN_A_SECOND);
        }
        TaskReport.Cost cost = seen.cost();
        if (cost != null) {
            Counter.builder("wanedit.cost")
                    .description("Cost of the billed seconds, by the client's price table")
                    .tags(common.and("currency", cost.currency().getCurrencyCode()))
                    .register(registry)
                    .increment(cost.amount().doubleValue());
        }
    }

    private void gauge(TaskStatus status) {
        Gauge.builder("wanedit.tasks", tasks, open -> open.count(status))
                .description("Tasks that are open as far as the client knows")
                .baseUnit(BaseUnits.TASKS)
                .tags(of(status))
                .strongReference(true)
                .register(registry);
    }

    private Counter ends(TaskStatus status) {
        return Counter.builder("wanedit.tasks.ended")
                .description("Tasks whose end the client saw")
                .baseUnit(BaseUnits.TASKS)
                .tags(of(status))
                .register(registry);
    }

    private Timer duration(TaskStatus status) {
        return Timer.builder("wanedit.task.duration")
                .description("Time from the submit of a task to its end, by the service's clock")
                .tags(of(status))
                .register(registry);
    }

    private Tags of(TaskStatus status) {
        return common.and(STATE, status.name().toLowerCase(Locale.ROOT));
    }

    /** Clocks of two machines differ: a time below zero counts as zero. */
    private static void record(Timer timer, @Nullable Instant from, @Nullable Instant until) {
        if (from != null && until != null) {
            timer.record(until.isBefore(from) ? Duration.ZERO : Duration.between(from, until));
        }
    }
}

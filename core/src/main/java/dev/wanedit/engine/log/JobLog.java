package dev.wanedit.engine.log;

import dev.wanedit.event.JobListener;
import dev.wanedit.event.JobSpan;
import dev.wanedit.event.JobStep;
import dev.wanedit.event.JobWarning;
import dev.wanedit.event.RetriedFault;
import dev.wanedit.event.RetriedFault.Operation;
import dev.wanedit.event.ServiceRequest;
import dev.wanedit.event.TaskReport;
import dev.wanedit.task.ReadableUnits;
import dev.wanedit.task.TaskId;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Logs the steps, faults and warnings of a client's jobs, then notifies the application's listener of each event. An
 * exception of the listener does not affect a job.
 */
public final class JobLog implements JobListener {

    /** One logger for all events of jobs. */
    private static final Logger LOG = LoggerFactory.getLogger("dev.wanedit.jobs");

    /** Steps that only begin, or that change nothing yet. */
    private static final Set<JobStep.Kind> DETAILS =
            EnumSet.of(JobStep.Kind.UPLOADING, JobStep.Kind.QUEUED, JobStep.Kind.DOWNLOADING);

    /** Single reads. If they belong to a wait, the wait is reported; otherwise the caller receives the fault. */
    private static final Set<Operation> READS = EnumSet.of(Operation.QUERY, Operation.LIST);

    private final JobListener application;

    /** @param application the application's own listener */
    public JobLog(JobListener application) {
        this.application = application;
    }

    @Override
    public void onStep(JobStep step) {
        log(DETAILS.contains(step.kind()) ? Level.DEBUG : Level.INFO, step::toString);
        notifying(listener -> listener.onStep(step));
    }

    @Override
    public void onRetry(RetriedFault fault) {
        Level first = READS.contains(fault.operation()) ? Level.DEBUG : Level.WARN;
        log(
                fault.failures() == 1 ? first : Level.DEBUG,
                () -> name(fault) + " failed, trying again: " + fault.fault().problem());
        notifying(listener -> listener.onRetry(fault));
    }

    @Override
    public void onRecovery(RetriedFault last) {
        log(
                READS.contains(last.operation()) ? Level.DEBUG : Level.INFO,
                () -> name(last) + " works again, after " + failures(last) + ".");
        notifying(listener -> listener.onRecovery(last));
    }

    @Override
    public void onGivenUp(RetriedFault last) {
        log(
                READS.contains(last.operation()) ? Level.DEBUG : Level.WARN,
                () -> name(last) + " is given up, after " + failures(last) + ". The last one: "
                        + last.fault().problem());
        notifying(listener -> listener.onGivenUp(last));
    }

    @Override
    public void onWarning(JobWarning warning) {
        LOG.warn("{}", warning);
        notifying(listener -> listener.onWarning(warning));
    }

    @Override
    public void onPermit(Operation operation, Duration waited) {
        notifying(listener -> listener.onPermit(operation, waited));
    }

    @Override
    public void onRequest(ServiceRequest request) {
        notifying(listener -> listener.onRequest(request));
    }

    @Override
    public void onTask(TaskReport task) {
        notifying(listener -> listener.onTask(task));
    }

    @Override
    public void onSpanStart(JobSpan span) {
        notifying(listener -> listener.onSpanStart(span));
    }

    @Override
    public void onSpanEnd(JobSpan span, @Nullable TaskId taskId, @Nullable Throwable fault) {
        notifying(listener -> listener.onSpanEnd(span, taskId, fault));
    }

    private void notifying(Consumer<JobListener> call) {
        try {
            call.accept(application);
        } catch (Throwable e) {
            // Also an Error: the job is paid for and must continue.
            LOG.warn("The application's listener threw an exception.", e);
        }
    }

    /** Without the fluent methods of slf4j 2: an application may have slf4j 1.7. */
    private static void log(Level level, Supplier<String> line) {
        switch (level) {
            case WARN -> LOG.warn("{}", line.get());
            case INFO -> {
                if (LOG.isInfoEnabled()) {
                    LOG.info("{}", line.get());
                }
            }
            default -> {
                if (LOG.isDebugEnabled()) {
                    LOG.debug("{}", line.get());
                }
            }
        }
    }

    private static String name(RetriedFault fault) {
        String what = fault.operation() == Operation.WAIT
                ? "The query of a wait"
                : "The " + fault.operation().name().toLowerCase(Locale.ROOT);
        return fault.taskId() == null ? what : what + " for task " + fault.taskId();
    }

    private static String failures(RetriedFault fault) {
        return (fault.failures() == 1 ? "1 failure" : fault.failures() + " failures") + " in "
                + ReadableUnits.elapsed(fault.lasting());
    }
}

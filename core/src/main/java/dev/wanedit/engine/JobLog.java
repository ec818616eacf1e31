package dev.wanedit.engine;

import dev.wanedit.event.JobListener;
import dev.wanedit.event.JobStep;
import dev.wanedit.event.JobWarning;
import dev.wanedit.event.RetriedFault;
import dev.wanedit.event.RetriedFault.Operation;
import dev.wanedit.task.Amounts;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Logs each event of a client's jobs, then notifies the application's listener; what that throws harms no job. */
public final class JobLog implements JobListener {

    /** One logger for all that happens to jobs. */
    private static final Logger LOG = LoggerFactory.getLogger("dev.wanedit.jobs");

    /** What begins, or changes nothing yet. */
    private static final Set<JobStep.Kind> DETAILS =
            EnumSet.of(JobStep.Kind.UPLOADING, JobStep.Kind.QUEUED, JobStep.Kind.DOWNLOADING);

    /** Single reads: a wait that they belong to is reported as one, and else the caller gets the fault. */
    private static final Set<Operation> READS = EnumSet.of(Operation.QUERY, Operation.LIST);

    private final JobListener application;

    /** @param application the application's own listener */
    public JobLog(JobListener application) {
        this.application = application;
    }

    @Override
    public void onStep(JobStep step) {
        LOG.atLevel(DETAILS.contains(step.kind()) ? Level.DEBUG : Level.INFO).log("{}", step);
        notifying(listener -> listener.onStep(step));
    }

    @Override
    public void onRetry(RetriedFault fault) {
        Level first = READS.contains(fault.operation()) ? Level.DEBUG : Level.WARN;
        LOG.atLevel(fault.failures() == 1 ? first : Level.DEBUG)
                .log("{} failed, trying again: {}", name(fault), fault.fault().problem());
        notifying(listener -> listener.onRetry(fault));
    }

    @Override
    public void onRecovery(RetriedFault last) {
        LOG.atLevel(READS.contains(last.operation()) ? Level.DEBUG : Level.INFO)
                .log("{} works again, after {} in {}.", name(last), failures(last), Amounts.elapsed(last.lasting()));
        notifying(listener -> listener.onRecovery(last));
    }

    @Override
    public void onGivenUp(RetriedFault last) {
        LOG.atLevel(READS.contains(last.operation()) ? Level.DEBUG : Level.WARN)
                .log(
                        "{} is given up, after {} in {}. The last one: {}",
                        name(last),
                        failures(last),
                        Amounts.elapsed(last.lasting()),
                        last.fault().problem());
        notifying(listener -> listener.onGivenUp(last));
    }

    @Override
    public void onWarning(JobWarning warning) {
        LOG.warn("{}", warning);
        notifying(listener -> listener.onWarning(warning));
    }

    private void notifying(Consumer<JobListener> call) {
        try {
            call.accept(application);
        } catch (RuntimeException e) {
            LOG.warn("The application's listener failed.", e);
        }
    }

    private static String name(RetriedFault fault) {
        String what = fault.operation() == Operation.WAIT
                ? "The query of a wait"
                : "The " + fault.operation().name().toLowerCase(Locale.ROOT);
        return fault.taskId() == null ? what : what + " for task " + fault.taskId();
    }

    private static String failures(RetriedFault fault) {
        return fault.failures() == 1 ? "1 failure" : fault.failures() + " failures";
    }
}

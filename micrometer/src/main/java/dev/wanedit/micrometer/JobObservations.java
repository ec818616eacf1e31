package dev.wanedit.micrometer;

import dev.wanedit.event.JobListener;
import dev.wanedit.event.JobSpan;
import dev.wanedit.micrometer.JobObservationContext.Outcome;
import dev.wanedit.task.TaskId;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Observes the work on jobs: with a tracer behind the registry, each job is a span with the parts submit, follow and
 * download. Set it as the listener of a client, alone or together with metrics:
 *
 * <pre>{@code VideoEditClient.builder().jobListener(new JobMetrics(meters).and(new JobObservations(observations)))}</pre>
 *
 * <p>The observation of a call is a part of the one that is current on the thread of the caller, except for work that first
 * waits for its turn or for the disk, see {@link JobListener#onSpanStart}. No scope is opened, since work moves from thread to
 * thread. Safe for use by several threads.
 */
public final class JobObservations implements JobListener {

    private final ObservationRegistry registry;
    private final Map<JobSpan, Running> running = new ConcurrentHashMap<>();

    /** @param registry the registry of the application */
    public JobObservations(ObservationRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void onSpanStart(JobSpan span) {
        JobObservationContext context = new JobObservationContext(span);
        JobObservation kind = JobObservation.of(span.kind());
        Observation observation = kind.observation(null, new JobObservationConvention(kind), () -> context, registry);
        Running whole = span.parent() == null ? null : running.get(span.parent());
        if (whole != null) {
            observation.parentObservation(whole.observation);
        }
        running.put(span, new Running(observation, context));
        observation.start();
    }

    @Override
    public void onSpanEnd(JobSpan span, @Nullable TaskId taskId, @Nullable Throwable fault) {
        Running ended = running.remove(span);
        if (ended == null) {
            return;
        }
        if (fault == null) {
            ended.context.ended(taskId, Outcome.SUCCESS);
        } else if (fault instanceof CancellationException) {
            ended.context.ended(taskId, Outcome.STOPPED);
        } else {
            ended.context.ended(taskId, Outcome.FAILURE);
            ended.observation.error(fault);
        }
        ended.observation.stop();
    }

    private record Running(Observation observation, JobObservationContext context) {}
}

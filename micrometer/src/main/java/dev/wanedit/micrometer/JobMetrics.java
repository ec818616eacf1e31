package dev.wanedit.micrometer;

import dev.wanedit.event.JobListener;
import dev.wanedit.event.JobStep;
import dev.wanedit.event.RetriedFault;
import dev.wanedit.event.RetriedFault.Operation;
import dev.wanedit.event.ServiceRequest;
import dev.wanedit.event.TaskReport;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;

/**
 * Counts and measures what clients do. Set it as the listener of a client:
 *
 * <pre>{@code VideoEditClient.builder().jobListener(new JobMetrics(registry))}</pre>
 *
 * <p>Make one for a registry, and set the same one for all clients that report to it: meters of the same name and tags
 * exist only once in a registry. For separate figures of each client, make one for each client, with different tags. The
 * page {@code docs/metrics.md} of the project lists the meters. Safe for use by several threads.
 */
public final class JobMetrics implements JobListener {

    private final TaskMeters tasks;
    private final RequestMeters requests;
    private final TransferMeters transfers;

    /**
     * Metrics without further tags.
     *
     * @param registry the registry of the application
     */
    public JobMetrics(MeterRegistry registry) {
        this(registry, Tags.empty());
    }

    /**
     * Metrics of which each has these tags.
     *
     * @param registry the registry of the application
     * @param tags of low cardinality, such as the name of the account; no secrets
     */
    public JobMetrics(MeterRegistry registry, Iterable<Tag> tags) {
        Tags common = Tags.of(tags);
        this.tasks = new TaskMeters(registry, common);
        this.requests = new RequestMeters(registry, common);
        this.transfers = new TransferMeters(registry, common);
    }

    @Override
    public void onStep(JobStep step) {
        tasks.onStep(step);
        transfers.onStep(step);
    }

    @Override
    public void onTask(TaskReport task) {
        tasks.onTask(task);
    }

    @Override
    public void onPermit(Operation operation, Duration waited) {
        requests.onPermit(operation, waited);
    }

    @Override
    public void onRequest(ServiceRequest request) {
        requests.onRequest(request);
    }

    @Override
    public void onRetry(RetriedFault fault) {
        requests.onRetry(fault);
    }
}

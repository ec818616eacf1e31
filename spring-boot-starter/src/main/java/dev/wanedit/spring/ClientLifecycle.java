package dev.wanedit.spring;

import dev.wanedit.VideoEditClient;
import dev.wanedit.error.WanEditException;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.ResumedJob;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;

/**
 * Resumes open jobs when the application starts, and closes the client when it stops. Each job that was resumed is published as
 * an event of the application: {@code @EventListener void on(ResumedJob job)}.
 */
final class ClientLifecycle implements SmartLifecycle, ApplicationListener<ContextClosedEvent> {

    /** Stops after the web server and after task executors, so that what they run can use the client to its end. */
    static final int PHASE = Integer.MAX_VALUE / 4;

    private static final Logger LOG = LoggerFactory.getLogger(ClientLifecycle.class);

    private final VideoEditClient client;
    private final boolean resumes;
    private final ApplicationContext context;
    private volatile boolean running;
    private volatile boolean closing;
    private volatile @Nullable CompletableFuture<List<ResumedJob>> resumption;

    ClientLifecycle(VideoEditClient client, boolean resumes, ApplicationContext context) {
        this.client = client;
        this.resumes = resumes;
        this.context = context;
    }

    @Override
    public void start() {
        running = true;
        if (resumes) {
            CompletableFuture<List<ResumedJob>> started = client.resumeInBackground(this::resumed);
            // Cancelling what this returns would not end the resumption.
            CompletableFuture<?> unused = started.whenComplete((jobs, fault) -> ended(fault));
            resumption = started;
        }
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        if (event.getApplicationContext() == context) {
            closing = true;
        }
    }

    /** A context that only pauses may start again, so the client stays open then. */
    @Override
    public void stop() {
        running = false;
        CompletableFuture<List<ResumedJob>> started = resumption;
        if (started != null) {
            started.cancel(true);
        }
        if (closing) {
            client.close();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    /** What the last start has begun; null if it resumes nothing. */
    @Nullable
    CompletableFuture<List<ResumedJob>> resumption() {
        return resumption;
    }

    private void resumed(ResumedJob job) {
        WanEditException fault = job.fault();
        if (fault == null && job.job() != null && job.job().phase() == JobPhase.READY) {
            LOG.info("Job {} was not sent before. Submit it again under its key if it is still wanted.", job.key());
        } else if (fault == null) {
            LOG.info("Resumed job {}.", job.key());
        } else {
            LOG.warn("Job {} could not be completed: {}", job.key(), fault.getMessage());
        }
        if (running) {
            context.publishEvent(job);
        }
    }

    private void ended(@Nullable Throwable fault) {
        if (fault != null && running && !(fault instanceof CancellationException)) {
            LOG.warn("Open jobs could not be resumed: {}", fault.getMessage());
        }
    }
}

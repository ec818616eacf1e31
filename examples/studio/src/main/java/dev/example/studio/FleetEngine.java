package dev.example.studio;

import dev.example.studio.StudioJob.State;
import dev.wanedit.fleet.FleetClient;
import dev.wanedit.fleet.job.CancelAnswer;
import dev.wanedit.fleet.job.FleetJob;
import dev.wanedit.task.JobKey;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Hands jobs over to a fleet, of which this studio is a node. The fleet continues them by itself, here or on another node. */
@Component
@Profile("fleet")
class FleetEngine implements Engine, DisposableBean {

    private static final int AT_ONCE = 4;
    private static final int LONGEST_CLOSE_SECONDS = 10;

    private final FleetClient fleet;
    private final Checker checker;
    private final JobProgress progress;
    private final FleetProgress seen;
    private final JobEnds ends;

    /** Handing a job over uploads its files, which may take a while. */
    private final ExecutorService submits =
            Executors.newFixedThreadPool(AT_ONCE, work -> new Thread(work, "studio-fleet"));

    FleetEngine(FleetClient fleet, Checker checker, JobProgress progress, FleetProgress seen, JobEnds ends) {
        this.fleet = fleet;
        this.checker = checker;
        this.progress = progress;
        this.seen = seen;
        this.ends = ends;
    }

    @Override
    public void start(StudioJob job, boolean resumed) {
        submits.execute(() -> {
            try {
                seen.show(known(job).record());
            } catch (RuntimeException fault) {
                ends.ended(job.id(), fault, resumed);
            }
        });
    }

    /** A job that the fleet has needs its files no more, even if they are gone. */
    private FleetJob known(StudioJob job) {
        JobKey key = JobProgress.key(job.id());
        return fleet.find(key).orElseGet(() -> {
            progress.move(job.id(), State.UPLOADING);
            return fleet.submit(key, checker.job(job));
        });
    }

    @Override
    public boolean cancel(StudioJob job) {
        return fleet.cancel(JobProgress.key(job.id())) == CancelAnswer.CANCELED;
    }

    /** A job whose files are being uploaded is handed over when the studio starts again. */
    @Override
    public void destroy() throws InterruptedException {
        submits.shutdownNow();
        submits.awaitTermination(LONGEST_CLOSE_SECONDS, TimeUnit.SECONDS);
    }
}

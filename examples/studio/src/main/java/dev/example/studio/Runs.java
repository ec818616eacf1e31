package dev.example.studio;

import dev.example.studio.StudioJob.State;
import dev.wanedit.port.JobStore;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Takes jobs, lets the engine run them, and lets it continue them after a restart. */
@Component
class Runs {

    /** Long after the longest upload. */
    private static final Duration SWEPT_AFTER = Duration.ofHours(6);

    private static final int PAGE = 100;

    private final Engine engine;
    private final JobStore store;
    private final Checker checker;
    private final Uploads uploads;
    private final JobList jobs;
    private final StudioFolder folder;
    private final Clock clock;

    Runs(
            Engine engine,
            JobStore store,
            Checker checker,
            Uploads uploads,
            JobList jobs,
            StudioFolder folder,
            Clock clock) {
        this.engine = engine;
        this.store = store;
        this.checker = checker;
        this.uploads = uploads;
        this.jobs = jobs;
        this.folder = folder;
        this.clock = clock;
    }

    /** Jobs that had not ended when the studio stopped. */
    @EventListener(ApplicationReadyEvent.class)
    void resume() {
        folder.sweep(clock.instant().minus(SWEPT_AFTER));
        lost().forEach(jobs::add);
        jobs.all().stream().filter(job -> job.state().open()).forEach(job -> engine.start(job, true));
    }

    /** Jobs that were sent and that the studio does not know, since its own file of them is gone or damaged. */
    private List<StudioJob> lost() {
        List<StudioJob> lost = new ArrayList<>();
        List<JobRecord> page = store.scan(JobStore.Scan.OPEN, null, PAGE);
        while (!page.isEmpty()) {
            for (JobRecord record : page) {
                JobProgress.job(record.key())
                        .filter(id -> record.phase() != JobPhase.READY
                                && jobs.find(id).isEmpty())
                        .ifPresent(id -> lost.add(StudioJob.lost(id, record.created())));
            }
            page = store.scan(JobStore.Scan.OPEN, page.get(page.size() - 1).key(), PAGE);
        }
        return lost;
    }

    /**
     * Starts a job, and returns at once.
     *
     * @param id chosen by the page: a request that is sent twice is one job
     */
    StudioJob run(UUID id, Order order) {
        StudioJob known = jobs.find(id).orElse(null);
        if (known != null) {
            return known;
        }
        Check check = checker.check(order);
        if (!check.faults().isEmpty()) {
            throw new FaultyRequest(check);
        }
        JobRequest request = order.request();
        String clip = uploads.find(request.video()).map(Upload::name).orElse("");
        StudioJob mine = StudioJob.waiting(id, request, clip, check.quote(), clock.instant());
        StudioJob job = jobs.add(mine);
        if (job == mine) {
            engine.start(job, false);
        }
        return job;
    }

    /** Tries a job again that stopped. */
    void again(UUID id) {
        StudioJob job = jobs.find(id).orElseThrow(() -> new NotThere("job " + id));
        if (job.state() == State.STOPPED) {
            jobs.change(id, it -> it.with(State.WAITING, -1));
            engine.start(job, true);
        }
    }

    /** Cancels a job, which succeeds only while the service has not begun with it. */
    boolean cancel(UUID id) {
        return engine.cancel(jobs.find(id).orElseThrow(() -> new NotThere("job " + id)));
    }
}

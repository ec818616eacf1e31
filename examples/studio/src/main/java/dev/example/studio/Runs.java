package dev.example.studio;

import dev.example.studio.StudioConfiguration.Mode;
import dev.example.studio.StudioJob.Problem;
import dev.example.studio.StudioJob.State;
import dev.wanedit.VideoEditClient;
import dev.wanedit.error.InvalidJobException;
import dev.wanedit.error.RequestRejectedException;
import dev.wanedit.error.TaskCanceledException;
import dev.wanedit.error.TaskExpiredException;
import dev.wanedit.error.TaskFailedException;
import dev.wanedit.error.TransportException;
import dev.wanedit.event.TransferListener;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.EditedVideo;
import dev.wanedit.job.Submission;
import dev.wanedit.job.SubmittedJob;
import dev.wanedit.job.Target;
import dev.wanedit.port.JobStore;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.settings.UncertainPolicy;
import dev.wanedit.task.CancelOutcome;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Runs jobs. Each has its id as its key, so it is safe to start the same job again: after a restart it continues where it
 * was, and it is never sent twice.
 */
@Component
class Runs {

    /** Long after the longest upload. */
    private static final Duration SWEPT_AFTER = Duration.ofHours(6);

    private static final int PAGE = 100;

    private final VideoEditClient client;
    private final JobStore store;
    private final Checker checker;
    private final Uploads uploads;
    private final JobList jobs;
    private final JobProgress progress;
    private final StudioFolder folder;
    private final Mode mode;
    private final Clock clock;

    Runs(
            VideoEditClient client,
            JobStore store,
            Checker checker,
            Uploads uploads,
            JobList jobs,
            JobProgress progress,
            StudioFolder folder,
            Mode mode,
            Clock clock) {
        this.client = client;
        this.store = store;
        this.checker = checker;
        this.uploads = uploads;
        this.jobs = jobs;
        this.progress = progress;
        this.folder = folder;
        this.mode = mode;
        this.clock = clock;
    }

    /** Jobs that had not ended when the studio stopped. */
    @EventListener(ApplicationReadyEvent.class)
    void resume() {
        folder.sweep(clock.instant().minus(SWEPT_AFTER));
        lost().forEach(jobs::add);
        jobs.all().stream().filter(job -> job.state().open()).forEach(job -> start(job, true));
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
            start(job, false);
        }
        return job;
    }

    /** Tries a job again that stopped. */
    void again(UUID id) {
        StudioJob job = jobs.find(id).orElseThrow(() -> new NotThere("job " + id));
        if (job.state() == State.STOPPED) {
            jobs.change(id, it -> it.with(State.WAITING, -1));
            start(job, true);
        }
    }

    /** Asks the service to cancel a job, which it does only while the job is queued. */
    boolean cancel(UUID id) {
        String task = jobs.find(id).map(StudioJob::taskId).orElseThrow(() -> new NotThere("task of job " + id));
        return client.cancel(new TaskId(task)) == CancelOutcome.CANCELED;
    }

    /** @param resumed whether it was started before, so that it may have a task already */
    private void start(StudioJob job, boolean resumed) {
        UUID id = job.id();
        try {
            work(job).whenComplete((done, fault) -> ended(id, fault, resumed));
        } catch (RuntimeException fault) {
            ended(id, fault, resumed);
        }
    }

    private CompletableFuture<?> work(StudioJob job) {
        EditJob edit;
        try {
            edit = checker.job(job);
        } catch (InvalidJobException | NotThere unusable) {
            return followed(job, unusable);
        }
        return client.async()
                .edit(Submission.of(JobProgress.key(job.id()), edit)
                        .towards(folder.result(job.id()))
                        .onUpload((done, total) -> progress.transferred(job.id(), State.UPLOADING, done, total))
                        .onDownload(downloads(job))
                        .onSubmitted(submitted -> submitted(job, submitted)));
    }

    /**
     * A job whose media are gone, from its task on: a task that is paid for needs them no more.
     *
     * @param unusable why the job cannot be sent, if it has no task
     */
    private CompletableFuture<?> followed(StudioJob job, RuntimeException unusable) {
        Path result = folder.result(job.id());
        if (Files.isRegularFile(result)) {
            return CompletableFuture.completedFuture(result);
        }
        JobKey key = JobProgress.key(job.id());
        return client.async()
                .find(key)
                .thenCompose(known -> known.isEmpty()
                        ? CompletableFuture.<JobRecord>failedFuture(unusable)
                        : client.async().reconcile(key, UncertainPolicy.ADOPT_IF_UNIQUE))
                .thenCompose(known -> {
                    TaskId task = known.taskId();
                    if (task == null) {
                        return CompletableFuture.<EditedVideo>failedFuture(unusable);
                    }
                    progress.follow(task, job.id());
                    return client.async()
                            .await(task)
                            .thenCompose(end -> client.async().download(end, Target.of(result), downloads(job)));
                });
    }

    private TransferListener downloads(StudioJob job) {
        return (done, total) -> progress.transferred(job.id(), State.DOWNLOADING, done, total);
    }

    private void submitted(StudioJob job, SubmittedJob submitted) {
        mode.demo()
                .ifPresent(demo -> uploads.find(job.request().video())
                        .ifPresent(clip -> demo.submitted(submitted.taskId().value(), uploads.path(clip))));
    }

    private void ended(UUID id, @Nullable Throwable thrown, boolean resumed) {
        progress.forget(id);
        if (thrown == null) {
            jobs.change(id, job -> job.done(clock.instant()));
            return;
        }
        Throwable fault = thrown instanceof CompletionException ? thrown.getCause() : thrown;
        if (fault instanceof TransportException closed && closed.kind() == TransportException.Kind.CLOSED) {
            return; // The studio stops. The next one resumes the job.
        }
        State state = isOver(fault, resumed) ? State.FAILED : State.STOPPED;
        jobs.change(id, job -> job.stopped(state, Problem.of(fault), clock.instant()));
    }

    /**
     * Nothing can come of the job any more. After all other faults the same job can be tried again; so can a resumed job
     * that is invalid now, since it may have a task.
     */
    private static boolean isOver(@Nullable Throwable fault, boolean resumed) {
        return fault instanceof TaskFailedException
                || fault instanceof TaskCanceledException
                || fault instanceof TaskExpiredException
                || fault instanceof RequestRejectedException
                || (fault instanceof InvalidJobException && !resumed);
    }
}

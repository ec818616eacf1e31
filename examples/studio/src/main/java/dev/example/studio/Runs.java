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
import dev.wanedit.job.EditJob;
import dev.wanedit.job.EditedVideo;
import dev.wanedit.job.Submission;
import dev.wanedit.job.SubmittedJob;
import dev.wanedit.task.CancelOutcome;
import dev.wanedit.task.TaskId;
import java.util.UUID;
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

    private final VideoEditClient client;
    private final Checker checker;
    private final Uploads uploads;
    private final JobList jobs;
    private final JobProgress progress;
    private final StudioFolder folder;
    private final Mode mode;

    Runs(
            VideoEditClient client,
            Checker checker,
            Uploads uploads,
            JobList jobs,
            JobProgress progress,
            StudioFolder folder,
            Mode mode) {
        this.client = client;
        this.checker = checker;
        this.uploads = uploads;
        this.jobs = jobs;
        this.progress = progress;
        this.folder = folder;
        this.mode = mode;
    }

    /** Jobs that had not ended when the studio stopped. */
    @EventListener(ApplicationReadyEvent.class)
    void resume() {
        jobs.all().stream().filter(job -> job.state().open()).forEach(this::start);
    }

    /**
     * Starts a job, and returns at once.
     *
     * @param id chosen by the page: a request that is sent twice is one job
     */
    StudioJob run(UUID id, JobRequest request) {
        StudioJob known = jobs.find(id).orElse(null);
        if (known != null) {
            return known;
        }
        Check check = checker.check(request);
        if (!check.faults().isEmpty()) {
            throw new FaultyRequest(check);
        }
        String clip = uploads.find(request.video()).map(Upload::name).orElse("");
        StudioJob mine = StudioJob.waiting(id, request, clip, check.quote());
        StudioJob job = jobs.add(mine);
        if (job == mine) {
            start(job);
        }
        return job;
    }

    /** Tries a job again that stopped. */
    void again(UUID id) {
        StudioJob job = jobs.find(id).orElseThrow(() -> new NotThere("job " + id));
        if (job.state() == State.STOPPED) {
            jobs.change(id, it -> it.with(State.WAITING, -1));
            start(job);
        }
    }

    /** Asks the service to cancel a job, which it does only while the job is queued. */
    boolean cancel(UUID id) {
        String task = jobs.find(id).map(StudioJob::taskId).orElseThrow(() -> new NotThere("task of job " + id));
        return client.cancel(new TaskId(task)) == CancelOutcome.CANCELED;
    }

    private void start(StudioJob job) {
        UUID id = job.id();
        try {
            EditJob edit = checker.job(job.request());
            client.async()
                    .edit(Submission.of(JobProgress.key(id), edit)
                            .towards(folder.result(id))
                            .onUpload((done, total) -> progress.transferred(id, State.UPLOADING, done, total))
                            .onDownload((done, total) -> progress.transferred(id, State.DOWNLOADING, done, total))
                            .onSubmitted(submitted -> submitted(job, submitted)))
                    .whenComplete((video, fault) -> ended(id, video, fault));
        } catch (RuntimeException fault) {
            ended(id, null, fault);
        }
    }

    private void submitted(StudioJob job, SubmittedJob submitted) {
        mode.demo()
                .ifPresent(demo -> uploads.find(job.request().video())
                        .ifPresent(clip -> demo.submitted(submitted.taskId().value(), uploads.path(clip))));
    }

    private void ended(UUID id, @Nullable EditedVideo video, @Nullable Throwable thrown) {
        progress.forget(id);
        if (video != null) {
            jobs.change(id, job -> job.with(State.DONE, -1));
            return;
        }
        Throwable fault = thrown instanceof CompletionException ? thrown.getCause() : thrown;
        if (fault instanceof TransportException closed && closed.kind() == TransportException.Kind.CLOSED) {
            return; // The studio stops. The next one resumes the job.
        }
        State state = isOver(fault) ? State.FAILED : State.STOPPED;
        jobs.change(id, job -> job.stopped(state, Problem.of(fault)));
    }

    /** Nothing can come of the job any more. After all other faults the same job can be tried again. */
    private static boolean isOver(@Nullable Throwable fault) {
        return fault instanceof TaskFailedException
                || fault instanceof TaskCanceledException
                || fault instanceof TaskExpiredException
                || fault instanceof RequestRejectedException
                || fault instanceof InvalidJobException;
    }
}

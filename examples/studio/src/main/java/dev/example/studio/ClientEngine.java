package dev.example.studio;

import dev.example.studio.StudioConfiguration.Mode;
import dev.example.studio.StudioJob.State;
import dev.wanedit.VideoEditClient;
import dev.wanedit.error.InvalidJobException;
import dev.wanedit.event.TransferListener;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.EditedVideo;
import dev.wanedit.job.Submission;
import dev.wanedit.job.SubmittedJob;
import dev.wanedit.job.Target;
import dev.wanedit.record.JobRecord;
import dev.wanedit.settings.UncertainPolicy;
import dev.wanedit.task.CancelOutcome;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Runs jobs in this process. Each has its id as its key, so it is safe to start the same job again: after a restart it continues
 * where it was, and it is never sent twice.
 */
@Component
@Profile("!fleet")
class ClientEngine implements Engine {

    private final VideoEditClient client;
    private final Checker checker;
    private final Uploads uploads;
    private final JobProgress progress;
    private final JobEnds ends;
    private final StudioFolder folder;
    private final Mode mode;

    ClientEngine(
            VideoEditClient client,
            Checker checker,
            Uploads uploads,
            JobProgress progress,
            JobEnds ends,
            StudioFolder folder,
            Mode mode) {
        this.client = client;
        this.checker = checker;
        this.uploads = uploads;
        this.progress = progress;
        this.ends = ends;
        this.folder = folder;
        this.mode = mode;
    }

    @Override
    public void start(StudioJob job, boolean resumed) {
        UUID id = job.id();
        try {
            work(job).whenComplete((done, fault) -> ends.ended(id, fault, resumed));
        } catch (RuntimeException fault) {
            ends.ended(id, fault, resumed);
        }
    }

    @Override
    public boolean cancel(StudioJob job) {
        String task = job.taskId();
        if (task == null) {
            throw new NotThere("task of job " + job.id());
        }
        return client.cancel(new TaskId(task)) == CancelOutcome.CANCELED;
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
}

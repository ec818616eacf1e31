package dev.wanedit.cli.session;

import dev.wanedit.cli.process.InterruptionMessage;
import dev.wanedit.cli.report.Report;
import dev.wanedit.cli.result.BatchEvent;
import dev.wanedit.cli.result.FailureMessage;
import dev.wanedit.error.WaitInterruptedException;
import dev.wanedit.job.EditedVideo;
import dev.wanedit.job.Submission;
import dev.wanedit.job.SubmittedJob;
import dev.wanedit.job.Target;
import dev.wanedit.record.JobRecord;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import io.reactivex.rxjava3.core.Single;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The steps of one command, with their reports; and the known state of its task if it is interrupted or fails. */
public final class CommandRun implements AutoCloseable {

    private final Service service;
    private final Report report;
    private final ResumeCommands resumeCommands;
    private final InterruptionMessage interruption;
    private @Nullable TaskId task;

    public CommandRun(Service service, Report report, ResumeCommands resumeCommands, InterruptionMessage interruption) {
        this.service = service;
        this.report = report;
        this.resumeCommands = resumeCommands;
        this.interruption = interruption;
        report.begun(service.usual(), service.simulated());
    }

    public Service service() {
        return service;
    }

    /** Submits the job under this key; from then on messages are about its task. */
    public SubmittedJob submit(Submission submission) {
        prepare(resumeCommands::interruptedBeforeTask);
        int before = attempts(submission.key());
        SubmittedJob submitted = blocking(service.rx().submit(submission.onUpload(report.uploads())));
        about(submitted.taskId());
        report.submitted(submitted.task(), attempts(submission.key()) > before);
        return submitted;
    }

    /** How many times the job was sent; a task that was found in the account's list does not count. */
    private int attempts(JobKey key) {
        return known(key).map(JobRecord::attempts).orElse(0);
    }

    /** The record of a job. */
    public Optional<JobRecord> known(JobKey key) {
        return blocking(service.rx().find(key).map(Optional::of).defaultIfEmpty(Optional.empty()));
    }

    /** The result of a job if it is already on disk; sends nothing. */
    public Optional<EditedVideo> onDisk(Submission submission) {
        return blocking(service.rx()
                .onDisk(submission)
                .doOnSuccess(video -> about(video.task().taskId()))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty()));
    }

    /** From now on messages are about this task. */
    public void about(TaskId known) {
        task = known;
        prepare(() -> resumeCommands.interrupted(known));
    }

    /** From now on messages are about many jobs. */
    public void aboutJobs() {
        prepare(resumeCommands::interruptedJobs);
    }

    /** Reports news of one job of many; on any thread. */
    public void tell(BatchEvent news) {
        report.job(news);
    }

    /** Reports a possible mistake. */
    public void warn(String doubt) {
        report.warned(doubt);
    }

    public ResumeCommands resumeCommands() {
        return resumeCommands;
    }

    /**
     * Waits until the task has succeeded; any other end is an exception.
     *
     * @param firstPoll wait before the first query
     * @param deadline longest wait in total; it ends the wait, not the task
     */
    public TaskSnapshot follow(TaskId taskId, Duration firstPoll, Duration deadline) {
        report.following();
        return blocking(service.rx().await(taskId, firstPoll, deadline, report::status));
    }

    /** Downloads the result of a task that has perhaps succeeded. */
    public EditedVideo fetch(TaskId taskId, Target target) {
        return fetched(service.rx().download(taskId, target, report.downloads()));
    }

    /** Downloads the result of a task that has succeeded. */
    public EditedVideo fetch(TaskSnapshot end, Target target) {
        return fetched(service.rx().download(end, target, report.downloads()));
    }

    private EditedVideo fetched(Single<EditedVideo> download) {
        EditedVideo video = blocking(download);
        return video.at(video.file().normalize());
    }

    /** The failureMessage for a fault of these steps. */
    public FailureMessage failureMessage(Throwable fault) {
        return FailureMessage.of(fault, task, resumeCommands.after(fault, task));
    }

    @Override
    public void close() {
        service.close();
    }

    /**
     * If jobs are kept, a running create request gets some time to be answered, so that its job is not uncertain later.
     */
    private void prepare(Supplier<FailureMessage> message) {
        interruption.prepare(() -> {
            report.failed(message.get());
            if (resumeCommands.keeps()) {
                service.close();
            }
        });
        interruption.prepareForError(error -> {
            FailureMessage interrupted = message.get();
            report.failed(FailureMessage.of(error, interrupted.task(), interrupted.hints()));
        });
    }

    public <T> T blocking(Single<T> single) {
        try {
            return single.blockingGet();
        } catch (RuntimeException e) {
            if (e.getCause() instanceof InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new WaitInterruptedException(task, "A task that was created continues.", interrupted);
            }
            throw e;
        }
    }
}

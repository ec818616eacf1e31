package dev.wanedit.cli.live;

import static dev.wanedit.cli.live.Assumption.BILLED_SECONDS;
import static dev.wanedit.cli.live.Assumption.CANCEL;
import static dev.wanedit.cli.live.Assumption.LATE_FAULT;
import static dev.wanedit.cli.live.Assumption.LIST_NEW_TASK;
import static dev.wanedit.cli.live.Assumption.LIST_PAGE_SIZE;
import static dev.wanedit.cli.live.Assumption.PROMPT;
import static dev.wanedit.cli.live.Assumption.RANGE;
import static dev.wanedit.cli.live.Assumption.TIME_ZONE;
import static dev.wanedit.cli.live.Assumption.UPLOAD;

import dev.wanedit.VideoEditClient;
import dev.wanedit.cli.session.ResumeCommands;
import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.RequestRejectedException;
import dev.wanedit.error.StorageException;
import dev.wanedit.error.TaskFailedException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.EditedVideo;
import dev.wanedit.task.CancelOutcome;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskPage;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Edits a clip, cancels a second job, and lets a third one fail, and says of each assumption what it saw. */
final class LiveRun {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);

    private final VideoEditClient client;
    private final RecordedProvider provider;
    private final RecordingFile recording;
    private final ResumeCommands commands;
    private final Clock clock;
    private final Consumer<String> news;
    private final Findings findings;

    /**
     * @param provider opened the transport of the client
     * @param commands for tasks that this run leaves behind
     * @param news is notified of each step, in one sentence
     * @param findings receives what is found
     */
    LiveRun(
            VideoEditClient client,
            RecordedProvider provider,
            RecordingFile recording,
            ResumeCommands commands,
            Clock clock,
            Consumer<String> news,
            Findings findings) {
        this.client = client;
        this.provider = provider;
        this.recording = recording;
        this.commands = commands;
        this.clock = clock;
        this.news = news;
        this.findings = findings;
    }

    /**
     * Runs all of it; a step that fails leaves its assumptions undecided.
     *
     * @param folder where the result of the edit is stored
     */
    void run(LivePlan plan, Path folder) {
        if (plan.fails()) {
            step(List.of(LATE_FAULT), () -> failsLate(plan.broken()));
        }
        if (plan.cancels()) {
            step(List.of(CANCEL), () -> cancels(plan.edit()));
        }
        findings.undecided(List.of(LATE_FAULT, CANCEL), "One more job may cost more than the limit allows.");
        step(
                List.of(UPLOAD, PROMPT, BILLED_SECONDS, RANGE, TIME_ZONE, LIST_NEW_TASK),
                () -> edits(plan.edit(), folder));
        step(List.of(LIST_PAGE_SIZE), this::listsLargePages);
    }

    /** Nothing that goes wrong in a step may cost the report of what was paid for. */
    private void step(List<Assumption> about, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            String problem = e instanceof WanEditException ours ? ours.problem() : "An error of this program: " + e;
            news.accept("That failed: " + problem);
            findings.undecided(about, problem);
        }
    }

    /** Creates a job, and says at once how to get at its task, in case this run ends early. */
    private TaskId submit(EditJob job, String meant) {
        Exception fault = recording.fault();
        if (fault != null) {
            throw new StorageException(
                    "The recording cannot be written, so no further job is created.",
                    ErrorContext.NONE,
                    "Free space in its folder.",
                    fault);
        }
        TaskSnapshot created = client.submit(job).task();
        TaskId task = created.taskId();
        findings.created(created, meant);
        news.accept("Task " + task + " is created, " + meant + ".");
        return task;
    }

    private void failsLate(EditJob broken) {
        news.accept("Creating a job whose clip cannot be fetched; it should fail and be free.");
        TaskId task;
        try {
            task = submit(broken, "which should fail");
        } catch (RequestRejectedException e) {
            findings.put(Finding.of(LATE_FAULT, false, "The create itself was refused: " + e.problem()));
            return;
        }
        commands.cancel(task).forEach(news);
        try {
            TaskSnapshot end = client.await(task, Duration.ZERO, LONGEST_WAIT, findings::see);
            findings.put(Finding.of(LATE_FAULT, false, "The task ended as " + end.statusText() + "."));
        } catch (TaskFailedException e) {
            findings.put(lateFault(e, recording.showsUsage(task)));
        }
    }

    private static Finding lateFault(TaskFailedException fault, boolean usage) {
        String found = "The create was accepted, and a query said " + said(fault) + ".";
        if (usage) {
            return Finding.of(LATE_FAULT, false, found + " The answer shows seconds that are billed.");
        }
        return isAboutTheFile(fault)
                ? Finding.of(LATE_FAULT, true, found + " It shows no usage.")
                : Finding.undecided(LATE_FAULT, found + " That may be about something else.");
    }

    private void cancels(EditJob job) {
        news.accept("Creating a job, and canceling it at once.");
        TaskId task = submit(job, "to be canceled");
        commands.cancel(task).forEach(news);
        CancelOutcome outcome = client.cancel(task);
        if (outcome != CancelOutcome.CANCELED) {
            findings.put(Finding.undecided(
                    CANCEL,
                    "It was too late (" + outcome + "): task " + task + " continues, and is billed if it succeeds."));
            return;
        }
        TaskSnapshot after = client.status(task);
        findings.see(after);
        findings.put(
                Finding.of(CANCEL, after.status() == TaskStatus.CANCELED, "Its status is " + after.statusText() + "."));
    }

    private void edits(EditJob job, Path folder) {
        news.accept("Creating the job that is edited.");
        Instant asked = clock.instant();
        TaskId task = submit(job, "to be edited");
        commands.download(task).forEach(news);
        LiveLists lists = new LiveLists(client, task, findings);
        step(List.of(LIST_NEW_TASK), lists::newTask);
        TaskSnapshot end;
        try {
            end = client.await(task, Duration.ZERO, LONGEST_WAIT, findings::see);
        } catch (TaskFailedException e) {
            findings.put(
                    isAboutTheFile(e)
                            ? Finding.of(UPLOAD, false, "The task failed: " + said(e) + ".")
                            : Finding.undecided(UPLOAD, "The task failed: " + said(e) + "."));
            throw e;
        }
        findings.put(Finding.of(UPLOAD, true, "The task succeeded."));
        LiveResult result = new LiveResult(end, findings);
        result.prompt(job.prompt().orElse(""));
        result.billed();
        result.zone(asked);
        lists.filters(asked, this::step);
        EditedVideo video = client.download(task, folder);
        news.accept("The result is " + video.file() + ".");
        news.accept("Downloading the second half of the result.");
        step(List.of(RANGE), () -> result.range(provider.downloads(), video.size()));
    }

    private void listsLargePages() {
        TaskPage page = client.list(TaskFilter.recent());
        findings.put(Finding.of(
                LIST_PAGE_SIZE,
                page.pageSize() == TaskFilter.recent().pageSize(),
                "The service says that a page has " + page.pageSize() + " rows."));
    }

    /** True if the service says that it could not fetch or read the clip: {@code InvalidURL}, or a failed download. */
    private static boolean isAboutTheFile(TaskFailedException fault) {
        return said(fault).toLowerCase(Locale.ROOT).matches("(?s)invalid(url|file).*|.*download.*");
    }

    private static String said(TaskFailedException fault) {
        String message = Optional.ofNullable(fault.snapshot().failure())
                .map(failure -> failure.message())
                .orElse("");
        return fault.code().orElse("no code") + (message.isEmpty() ? "" : ": " + message);
    }
}

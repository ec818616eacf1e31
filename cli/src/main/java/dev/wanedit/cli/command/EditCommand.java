package dev.wanedit.cli.command;

import dev.wanedit.cli.batch.EarlierDownloads;
import dev.wanedit.cli.option.OutputOptions;
import dev.wanedit.cli.option.WaitOptions;
import dev.wanedit.cli.process.Environment;
import dev.wanedit.cli.result.Result;
import dev.wanedit.cli.session.CommandRun;
import dev.wanedit.cli.session.ResumeCommands;
import dev.wanedit.job.EditedVideo;
import dev.wanedit.job.Submission;
import dev.wanedit.job.SubmittedJob;
import dev.wanedit.job.Target;
import dev.wanedit.record.JobRecord;
import dev.wanedit.task.TaskSnapshot;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "edit",
        description = "Submits a job, follows it to its end, and downloads the edited video.",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false)
public final class EditCommand extends JobCommand {

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final WaitOptions wait = new WaitOptions();

    @Mixin
    private final JobKeyOptions key = new JobKeyOptions();

    public EditCommand(Environment here) {
        super(here);
    }

    @Override
    OutputOptions output() {
        return output;
    }

    @Override
    JobKeyOptions key() {
        return key;
    }

    @Override
    ResumeCommands resumeCommands() {
        return key.resumeCommands(super.resumeCommands().waiting(wait.again()), wait.again());
    }

    @Override
    Work prepare() {
        Submission submission = submission();
        if (key.key == null) {
            output.target(here.folder(), null);
        }
        return session -> run(session, submission);
    }

    private Result run(CommandRun session, Submission submission) {
        Target target = output.target(here.folder());
        Optional<EditedVideo> onDisk = session.onDisk(submission.towards(target));
        if (onDisk.isPresent()) {
            return home(session, onDisk.get(), target);
        }
        Optional<JobRecord> known = session.known(submission.key());
        if (!mayHoldItsResult(known, target)) {
            output.target(here.folder(), known.map(JobRecord::taskId).orElse(null));
        }
        EditedVideo video = edited(session, submission.towards(target), target);
        return output.saved(video, session.service().simulated());
    }

    private Result home(CommandRun session, EditedVideo video, Target target) {
        EditedVideo there = video.at(video.file().normalize());
        Result saved = output.saved(there, session.service().simulated());
        return EarlierDownloads.told(video, target.file(video.task().taskId()))
                .map(elsewhere -> saved.with("message", elsewhere, "Note: " + elsewhere + "."))
                .orElse(saved);
    }

    /** True if an existing file at the target may be the result of a paid job; the two are compared later. */
    private static boolean mayHoldItsResult(Optional<JobRecord> known, Target target) {
        return known.filter(job -> job.taskId() != null)
                .filter(job -> target.path().toAbsolutePath().equals(job.target()))
                .isPresent();
    }

    private EditedVideo edited(CommandRun session, Submission submission, Target target) {
        SubmittedJob task = session.submit(submission);
        TaskSnapshot end = session.follow(task.taskId(), session.service().firstPoll(), wait.await);
        return session.fetch(end, target);
    }
}

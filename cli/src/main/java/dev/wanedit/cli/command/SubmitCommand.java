package dev.wanedit.cli.command;

import dev.wanedit.cli.process.Environment;
import dev.wanedit.cli.result.Fields;
import dev.wanedit.cli.result.Result;
import dev.wanedit.cli.session.ResumeCommands;
import dev.wanedit.job.Submission;
import dev.wanedit.task.TaskSnapshot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "submit",
        description = "Submits a job and prints the task's id, which stays valid for 24 hours.",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false)
public final class SubmitCommand extends JobCommand {

    @Mixin
    private final JobKeyOptions key = new JobKeyOptions();

    public SubmitCommand(Environment here) {
        super(here);
    }

    @Override
    JobKeyOptions key() {
        return key;
    }

    @Override
    ResumeCommands resumeCommands() {
        return key.resumeCommands(super.resumeCommands(), "");
    }

    @Override
    Work prepare() {
        Submission submission = submission();
        return session -> {
            TaskSnapshot submitted = session.submit(submission).task();
            return Result.of(submitted.taskId().value(), Fields.of(submitted));
        };
    }
}

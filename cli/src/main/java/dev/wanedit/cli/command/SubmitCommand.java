package dev.wanedit.cli.command;

import dev.wanedit.VideoEditClientBuilder;
import dev.wanedit.cli.input.JobOptions;
import dev.wanedit.cli.input.OptionNames;
import dev.wanedit.cli.option.PreflightOptions;
import dev.wanedit.cli.process.Environment;
import dev.wanedit.cli.report.Report;
import dev.wanedit.cli.result.Fields;
import dev.wanedit.cli.result.Result;
import dev.wanedit.cli.session.JobSettings;
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
public final class SubmitCommand extends TaskCommand {

    @Mixin
    private final JobOptions job = new JobOptions();

    @Mixin
    private final KeyOptions key = new KeyOptions();

    @Mixin
    private final PreflightOptions preflight = new PreflightOptions();

    public SubmitCommand(Environment here) {
        super(here);
    }

    @Override
    VideoEditClientBuilder settings(VideoEditClientBuilder builder, Report report) {
        return preflight.applyTo(builder).onDoubt(doubt -> report.warned(OptionNames.told(doubt)));
    }

    @Override
    JobSettings jobs(Report report) {
        return key.settings();
    }

    @Override
    ResumeCommands resumeCommands() {
        return key.resumeCommands(super.resumeCommands(), "");
    }

    @Override
    Work prepare() {
        Submission submission = key.submission(
                job.job(client.currency(), preflight.quoter(here, client)::findings), here, client.simulate);
        return session -> {
            TaskSnapshot submitted = session.submit(submission).task();
            return Result.of(submitted.taskId().value(), Fields.of(submitted));
        };
    }
}

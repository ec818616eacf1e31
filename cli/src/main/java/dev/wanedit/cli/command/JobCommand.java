package dev.wanedit.cli.command;

import dev.wanedit.VideoEditClientBuilder;
import dev.wanedit.cli.input.JobOptions;
import dev.wanedit.cli.input.OptionNames;
import dev.wanedit.cli.option.PreflightOptions;
import dev.wanedit.cli.process.Environment;
import dev.wanedit.cli.report.Report;
import dev.wanedit.cli.session.JobSettings;
import dev.wanedit.job.Submission;
import picocli.CommandLine.Mixin;

/** A command that submits one job, which its options describe. */
abstract class JobCommand extends TaskCommand {

    @Mixin
    final JobOptions job = new JobOptions();

    @Mixin
    final PreflightOptions preflight = new PreflightOptions();

    JobCommand(Environment here) {
        super(here);
    }

    /** The job's key. Each command declares it where its help shows it: picocli shows inherited options first. */
    abstract JobKeyOptions key();

    @Override
    final VideoEditClientBuilder settings(VideoEditClientBuilder builder, Report report) {
        return preflight.applyTo(builder).onDoubt(doubt -> report.warned(OptionNames.told(doubt)));
    }

    @Override
    final JobSettings jobs(Report report) {
        return key().settings();
    }

    /** The job with its key, checked as far as possible without the service. */
    final Submission submission() {
        return key().submission(
                        job.job(client.currency(), preflight.quoter(here, client)::findings), here, client.simulate);
    }
}

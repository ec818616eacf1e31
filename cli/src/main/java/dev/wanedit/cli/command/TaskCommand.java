package dev.wanedit.cli.command;

import dev.wanedit.VideoEditClientBuilder;
import dev.wanedit.cli.option.ClientOptions;
import dev.wanedit.cli.option.OutputOptions;
import dev.wanedit.cli.option.ReportOptions;
import dev.wanedit.cli.process.Environment;
import dev.wanedit.cli.report.Report;
import dev.wanedit.cli.result.ExitCodes;
import dev.wanedit.cli.result.FailureMessage;
import dev.wanedit.cli.result.Result;
import dev.wanedit.cli.session.CommandRun;
import dev.wanedit.cli.session.JobSettings;
import dev.wanedit.cli.session.ResumeCommands;
import dev.wanedit.cli.session.Service;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;

/** A command that uses the service: it checks its own options, then opens the service, then reports its end. */
abstract class TaskCommand implements Callable<Integer> {

    @Mixin
    final ClientOptions client = new ClientOptions();

    @Mixin
    final ReportOptions reporting = new ReportOptions();

    final Environment here;

    TaskCommand(Environment here) {
        this.here = here;
    }

    /** Reads the options as far as possible without the service, so that wrong options are reported first. */
    abstract Work prepare();

    /** The options for the place of the result; null if the command downloads none. */
    @Nullable
    OutputOptions output() {
        return null;
    }

    /**
     * The settings for its jobs.
     *
     * @param report is notified of their outcomes
     */
    JobSettings jobs(Report report) {
        return JobSettings.PLAIN;
    }

    /** Adds settings to a client, besides the options that all commands share. */
    VideoEditClientBuilder settings(VideoEditClientBuilder builder, Report report) {
        return builder;
    }

    /** The commands that continue after this command. */
    ResumeCommands resumeCommands() {
        return ResumeCommands.of(here, client, output());
    }

    @Override
    public final Integer call() {
        Report report = reporting.report(here);
        Work work;
        CommandRun session;
        try {
            work = prepare();
            Service service = Service.open(
                    client, here.settingUp(builder -> settings(builder, report)), jobs(report), report.events());
            session = new CommandRun(service, report, resumeCommands(), here.interruption());
        } catch (RuntimeException | Error e) {
            report.failed(FailureMessage.of(e, null, List.of()));
            return ExitCodes.of(e);
        }
        try (session) {
            Result result = work.run(session);
            report.done(result);
            return result.exitCode();
        } catch (RuntimeException | Error e) {
            report.failed(session.failureMessage(e));
            return ExitCodes.of(e);
        }
    }

    /** The work after the options are read. */
    @FunctionalInterface
    interface Work {
        Result run(CommandRun session);
    }
}

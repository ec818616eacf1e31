package dev.wanedit.cli;

import dev.wanedit.cli.command.AwaitCommand;
import dev.wanedit.cli.command.BatchCommand;
import dev.wanedit.cli.command.CancelCommand;
import dev.wanedit.cli.command.DownloadCommand;
import dev.wanedit.cli.command.EditCommand;
import dev.wanedit.cli.command.FakeServerCommand;
import dev.wanedit.cli.command.JobsCommand;
import dev.wanedit.cli.command.ListCommand;
import dev.wanedit.cli.command.QuoteCommand;
import dev.wanedit.cli.command.ResumeCommand;
import dev.wanedit.cli.command.StatusCommand;
import dev.wanedit.cli.command.SubmitCommand;
import dev.wanedit.cli.process.Environment;
import java.util.List;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;

/** All commands, and the handling of faults that no command could report. */
final class Program {

    private Program() {}

    static int run(String[] args, Environment here) {
        WrongUsage wrongUsage = new WrongUsage(here);
        try {
            return UndecodedArguments.complaint(args, System.getProperty("sun.jnu.encoding", "the locale's charset"))
                    .map(undecoded -> wrongUsage.told(undecoded, args))
                    .orElseGet(() -> program(here, wrongUsage).execute(args));
        } catch (RuntimeException | Error e) {
            return wrongUsage.told(e, List.of(args));
        }
    }

    private static CommandLine program(Environment here, WrongUsage wrongUsage) {
        CommandLine program = new CommandLine(new WaneditCommand())
                .addSubcommand(new EditCommand(here))
                .addSubcommand(new QuoteCommand(here))
                .addSubcommand(new SubmitCommand(here))
                .addSubcommand(new BatchCommand(here))
                .addSubcommand(new JobsCommand(here))
                .addSubcommand(new ResumeCommand(here))
                .addSubcommand(new AwaitCommand(here))
                .addSubcommand(new StatusCommand(here))
                .addSubcommand(new CancelCommand(here))
                .addSubcommand(new ListCommand(here))
                .addSubcommand(new DownloadCommand(here))
                .addSubcommand(new FakeServerCommand(here))
                .addSubcommand(new GenerateCompletion());
        HelpSections.applyTo(program);
        return program.setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false)
                .setOut(Environment.writer(here.out()))
                .setErr(Environment.writer(here.err()))
                .setParameterExceptionHandler(wrongUsage)
                .setExecutionExceptionHandler(
                        (fault, command, parsed) -> wrongUsage.told(fault, parsed.originalArgs()));
    }
}

package dev.wanedit.cli;

import java.util.List;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;

/** All commands, and what is done with a fault that none of them could tell. */
final class Program {

    private Program() {}

    static int run(String[] args, Surroundings here) {
        WrongUsage wrongUsage = new WrongUsage(here);
        try {
            return UndecodedArguments.complaint(args, System.getProperty("sun.jnu.encoding", "the locale's charset"))
                    .map(undecoded -> wrongUsage.told(undecoded, args))
                    .orElseGet(() -> program(here, wrongUsage).execute(args));
        } catch (RuntimeException | Error e) {
            return wrongUsage.told(e, List.of(args));
        }
    }

    private static CommandLine program(Surroundings here, WrongUsage wrongUsage) {
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
                .setOut(Surroundings.writer(here.out()))
                .setErr(Surroundings.writer(here.err()))
                .setParameterExceptionHandler(wrongUsage)
                .setExecutionExceptionHandler(
                        (fault, command, parsed) -> wrongUsage.told(fault, parsed.originalArgs()));
    }
}

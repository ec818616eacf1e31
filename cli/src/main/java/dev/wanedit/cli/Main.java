package dev.wanedit.cli;

import picocli.CommandLine;

/** The program {@code wanedit}. */
public final class Main {

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        Surroundings here = Surroundings.ofThisProcess();
        Runtime.getRuntime().addShutdownHook(new Thread(here.lastWords()::speak, "wanedit-last-words"));
        System.exit(run(args, here));
    }

    /** Runs one command; everything it reads and writes besides files is handed in. Returns the exit code. */
    static int run(String[] args, Surroundings here) {
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
                .addSubcommand(new FakeServerCommand(here));
        WrongUsage wrongUsage = new WrongUsage(here);
        program.setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false)
                .setOut(Surroundings.writer(here.out()))
                .setErr(Surroundings.writer(here.err()))
                .setParameterExceptionHandler(wrongUsage)
                .setExecutionExceptionHandler(
                        (fault, command, parsed) -> wrongUsage.told(fault, parsed.originalArgs()));
        return UndecodedArguments.complaint(args, System.getProperty("sun.jnu.encoding", "the locale's charset"))
                .map(undecoded -> wrongUsage.told(undecoded, args))
                .orElseGet(() -> program.execute(args));
    }
}

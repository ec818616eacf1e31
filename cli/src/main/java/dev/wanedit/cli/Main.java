package dev.wanedit.cli;

import picocli.CommandLine;

/** The program {@code wanedit}. */
public final class Main {

    private static final String TUNNEL_LOGINS = "jdk.http.auth.tunneling.disabledSchemes";

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        allowTunnelLogins();
        Surroundings here = Surroundings.ofThisProcess();
        Runtime.getRuntime().addShutdownHook(new Thread(here.lastWords()::speak, "wanedit-last-words"));
        System.exit(run(args, here));
    }

    /**
     * The JDK's HTTP client says no user and password to a proxy for https unless its JVM was told that it may. This JVM is
     * ours, and who gives a password in the proxy's URL wants it to be said.
     */
    private static void allowTunnelLogins() {
        if (System.getProperty(TUNNEL_LOGINS) == null) {
            System.setProperty(TUNNEL_LOGINS, "");
        }
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
        return program.execute(args);
    }
}

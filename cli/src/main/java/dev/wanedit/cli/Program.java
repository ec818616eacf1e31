package dev.wanedit.cli;

import dev.wanedit.cli.process.Environment;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;

/** All commands, and the handling of faults that no command could report. */
final class Program {

    private static final Set<String> HELP = Set.of("help", "-h", "--help");

    private Program() {}

    static int run(String[] args, Environment here) {
        WrongUsage wrongUsage = new WrongUsage(here);
        try {
            return UndecodedArguments.failureMessage(
                            args, System.getProperty("sun.jnu.encoding", "the locale's charset"))
                    .map(undecoded -> wrongUsage.told(undecoded, args))
                    .orElseGet(() -> program(here, wrongUsage, args).execute(args));
        } catch (RuntimeException | Error e) {
            return wrongUsage.told(e, List.of(args));
        }
    }

    static CommandLine program(Environment here, WrongUsage wrongUsage, String[] args) {
        CommandLine program = new CommandLine(new WaneditCommand());
        Commands.named(args, here).forEach(program::addSubcommand);
        HelpSections.applyTo(program, here.wording());
        if (!Collections.disjoint(HELP, List.of(args))) {
            HelpWording.applyTo(program, here.wording());
        }
        return program.setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false)
                .setOut(Environment.writer(here.out()))
                .setErr(Environment.writer(here.err()))
                .setParameterExceptionHandler(wrongUsage)
                .setExecutionExceptionHandler(
                        (fault, command, parsed) -> wrongUsage.told(fault, parsed.originalArgs()));
    }
}

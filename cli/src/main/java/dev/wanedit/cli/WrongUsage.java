package dev.wanedit.cli;

import dev.wanedit.cli.option.ReportOptions;
import dev.wanedit.cli.process.Environment;
import dev.wanedit.cli.report.Report;
import dev.wanedit.cli.result.ExitCodes;
import dev.wanedit.cli.result.FailureMessage;
import dev.wanedit.task.Redaction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Reports errors that no command can report, because its options could not be read or it failed before it had a report.
 */
final class WrongUsage implements IParameterExceptionHandler {

    private static final int LONGEST_WORDS = 2_000;

    private final Environment here;

    WrongUsage(Environment here) {
        this.here = here;
    }

    @Override
    public int handleParseException(ParameterException fault, String[] args) {
        List<String> hints = new ArrayList<>();
        if (fault instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            String suggestions = String.join(", ", unmatched.getSuggestions());
            hints.add(
                    unmatched.getSuggestions().size() == 1
                            ? "Did you mean " + suggestions + "?"
                            : "Did you mean one of these: " + suggestions + "?");
        }
        String command = fault.getCommandLine().getCommandSpec().qualifiedName();
        hints.add("See: " + command.replaceFirst("^wanedit", here.program()) + " --help");
        // The message repeats arguments, which may be a signed URL or a whole image.
        String problem = Redaction.redact(String.valueOf(fault.getMessage()).replaceAll("\\s+", " "), LONGEST_WORDS);
        report(args).failed(FailureMessage.of(List.of(problem), null, hints));
        return ExitCodes.USAGE;
    }

    int told(Throwable fault, List<String> args) {
        report(args.toArray(new String[0])).failed(FailureMessage.of(fault, null, List.of()));
        return ExitCodes.of(fault);
    }

    int told(FailureMessage failureMessage, String[] args) {
        report(args).failed(failureMessage);
        return ExitCodes.USAGE;
    }

    private Report report(String[] args) {
        List<String> given = Arrays.asList(args);
        ReportOptions options = new ReportOptions();
        options.json = given.contains("--json");
        boolean verbose = given.contains("-v") || given.contains("-vv") || given.contains("--verbose");
        options.verbose = new boolean[verbose ? 1 : 0];
        return options.report(here);
    }
}

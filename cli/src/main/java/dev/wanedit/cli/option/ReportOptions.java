package dev.wanedit.cli.option;

import dev.wanedit.cli.log.LogLines;
import dev.wanedit.cli.process.Environment;
import dev.wanedit.cli.report.DrawnProgress;
import dev.wanedit.cli.report.GatedReport;
import dev.wanedit.cli.report.HumanReport;
import dev.wanedit.cli.report.JsonReport;
import dev.wanedit.cli.report.PlainProgress;
import dev.wanedit.cli.report.Progress;
import dev.wanedit.cli.report.Report;
import dev.wanedit.cli.report.ResultReport;
import dev.wanedit.cli.result.FailureMessage;
import java.util.List;
import org.slf4j.event.Level;
import picocli.CommandLine.Option;

/** How a command reports what happens. */
public final class ReportOptions {

    /** The order of the options for the connection to the service, which have their own section in the help. */
    public static final int COMMON = 100;

    /** The order of the options here, which are the last section of the help. */
    public static final int REPORTS = 200;

    @Option(order = REPORTS, names = "--json", description = "prints each event as one line of JSON on standard output")
    public boolean json;

    @Option(
            order = REPORTS,
            names = {"-v", "--verbose"},
            description = "prints each step, and the causes of an error; -vv: each request too")
    public boolean[] verbose = new boolean[0];

    /** The report of a command, which also reports an error that ends the process. */
    public Report report(Environment here) {
        Report report = new GatedReport(ungated(here), here.err(), here.wording());
        if (verbose.length == 0) {
            LogLines.hide();
        } else {
            LogLines.show(verbose.length == 1 ? Level.INFO : Level.DEBUG, report::log);
        }
        here.interruption().prepareForError(error -> report.failed(FailureMessage.of(error, null, List.of())));
        return report;
    }

    private Report ungated(Environment here) {
        // A line that is drawn again would be mixed with JSON on the same terminal.
        Progress progress = here.terminal().interactive() && !json
                ? new DrawnProgress(here.err(), here.terminal(), here.clock(), here.wording())
                : new PlainProgress(here.err(), here.clock(), here.wording());
        Report human = new HumanReport(progress, here.err(), verbose.length > 0, here.clock(), here.wording());
        return json ? new JsonReport(here.out(), human, here.clock()) : new ResultReport(here.out(), human);
    }
}
